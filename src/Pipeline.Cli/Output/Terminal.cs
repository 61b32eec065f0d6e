using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pipeline.Cli.Output;

/// <summary>Where a command writes: answers to standard output, progress and failures to standard error.</summary>
internal sealed class Terminal
{
    private const int FileWidth = 160;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly IAnsiConsole _answers;
    private readonly IAnsiConsole _progress;

    /// <summary>Writes to two writers; colours, moving lines and the width of the window only where a writer is a screen.</summary>
    public Terminal(TextWriter output, TextWriter error, bool outputIsScreen = false, bool errorIsScreen = false)
    {
        (Output, Error) = (output, error);
        _answers = Console(output, outputIsScreen);
        _progress = Console(error, errorIsScreen);
    }

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>The terminal of this process, in UTF-8 whatever the locale.</summary>
    public static Terminal ForConsole()
    {
        System.Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new(System.Console.Out, System.Console.Error, !System.Console.IsOutputRedirected, !System.Console.IsErrorRedirected);
    }

    /// <summary>A line of an answer, without markup.</summary>
    public void Say(string text) => Output.WriteLine(text);

    /// <summary>A table or other block of an answer.</summary>
    public void Show(IRenderable block) => _answers.Write(block);

    /// <summary>An answer for scripts.</summary>
    public void SayJson<T>(T answer) => Output.WriteLine(JsonSerializer.Serialize(answer, Json));

    /// <summary>A line about what is being done.</summary>
    public void Note(string text) => Error.WriteLine(text);

    /// <summary>What went wrong.</summary>
    public void Fail(string message)
    {
        if (_progress.Profile.Capabilities.Ansi)
            _progress.Write(new Text(message + Environment.NewLine, new Style(Color.Red)));
        else
            Error.WriteLine(message); // Unbroken, so that scripts can read it.
    }

    /// <summary>Runs work that takes longer than a second with a status line.</summary>
    public Task<T> WorkingAsync<T>(string what, Func<IProgress<string>, Task<T>> work)
    {
        if (!_progress.Profile.Capabilities.Interactive)
        {
            Note(what);
            return work(new Lines(Note));
        }

        return _progress.Status().StartAsync(Markup.Escape(what), context =>
            work(new Lines(text => context.Status(Markup.Escape(text)))));
    }

    /// <summary>Runs work of a known size with a progress bar; the action it gets reports how much is done.</summary>
    public Task CountingAsync(string what, int total, Func<Action<int>, Task> work)
    {
        if (!_progress.Profile.Capabilities.Interactive)
        {
            Note($"{what} ({total})");
            return work(_ => { });
        }

        return _progress.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(1, total));
                await work(done => task.Value = done);
                task.Value = task.MaxValue;
            });
    }

    private static IAnsiConsole Console(TextWriter writer, bool isScreen)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isScreen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isScreen ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isScreen ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isScreen)
            console.Profile.Width = FileWidth;
        return console;
    }

    private sealed class Lines(Action<string> write) : IProgress<string>
    {
        public void Report(string value) => write(value);
    }
}
