using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Pipeline.Cli.Output;

/// <summary>Examples that belong to a command and that its help shows.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, IReadOnlyList<(string, Bilingual)>> Known = [];

    /// <summary>Gives a command its examples.</summary>
    public static Command WithExamples(this Command command, params (string Line, Bilingual Does)[] examples)
    {
        Known.Add(command, examples);
        return command;
    }

    /// <summary>The examples of a command, in order.</summary>
    public static IReadOnlyList<(string Line, Bilingual Does)> Of(Command command) =>
        Known.TryGetValue(command, out var examples) ? examples : [];
}

/// <summary>The usual help, followed by examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help need not give what the command requires.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if (Examples.Of(command) is { Count: > 0 } examples)
        {
            output.WriteLine("示例 Examples:");
            foreach (var (line, does) in examples)
                output.WriteLine($"  {line}\n      {does}");
            output.WriteLine();
        }

        output.WriteLine("退出码 Exit codes:");
        foreach (var (exitCode, meaning) in ExitCode.All)
            output.WriteLine($"  {exitCode,-4} {meaning}");
        return code;
    }
}
