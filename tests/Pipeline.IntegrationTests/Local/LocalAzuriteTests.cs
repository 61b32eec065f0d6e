using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Pipeline.Cli.Local;

namespace Pipeline.IntegrationTests.Local;

public sealed class LocalAzuriteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Takes_another_port_when_the_preferred_one_is_taken()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var taken = ((IPEndPoint)squatter.LocalEndpoint).Port;

        await using var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions { QueuePort = taken });

        Assert.NotEqual(taken, azurite.QueuePort);
        Assert.All([azurite.BlobPort, azurite.QueuePort, azurite.TablePort], port => Assert.InRange(port, 1, 65535));
        Assert.Contains($"QueueEndpoint=http://127.0.0.1:{azurite.QueuePort}/devstoreaccount1;", azurite.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_what_was_written_when_started_again_on_the_same_folder()
    {
        var options = new LocalAzuriteOptions { DataDirectory = _folder };
        await using (var first = await LocalAzurite.StartAsync(options))
            await new BlobContainerClient(first.ConnectionString, "kept").CreateAsync();

        await using var second = await LocalAzurite.StartAsync(options);

        Assert.True(await new BlobContainerClient(second.ConnectionString, "kept").ExistsAsync());
    }

    [Fact]
    public async Task Refuses_a_folder_that_another_emulator_uses()
    {
        var options = new LocalAzuriteOptions { DataDirectory = _folder };
        await using var first = await LocalAzurite.StartAsync(options);

        var refusal = await Assert.ThrowsAsync<LocalToolException>(() => LocalAzurite.StartAsync(options));

        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_folder, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_process_is_gone_after_disposal()
    {
        var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions());
        using var process = Process.GetProcessById(azurite.ProcessId);

        await azurite.DisposeAsync();

        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task The_emulator_ends_when_the_pipe_of_its_owner_closes()
    {
        // What the operating system does to the pipe when the owner is killed hard.
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(EngTools.Locate(), "azurite.mjs"), "--silent", "--disableTelemetry", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--location", _folder },
        };
        using var process = EngTools.Start(start);
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Table service is successfully", StringComparison.Ordinal))
            Assert.False(process.HasExited);

        process.StandardInput.Close();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task The_emulator_ends_when_its_owner_is_killed()
    {
        // A process that starts the emulator as we do, holding the pipe to its standard input, and tells its id.
        var script = Path.Combine(_folder, "owner.mjs");
        var emulator = Path.Combine(EngTools.Locate(), "azurite.mjs");
        File.WriteAllText(script, $$"""
            import { spawn } from 'node:child_process';
            const child = spawn(process.execPath, ['{{emulator.Replace('\\', '/')}}', '--silent', '--disableTelemetry',
              '--blobPort', '0', '--queuePort', '0', '--tablePort', '0', '--inMemoryPersistence'], { stdio: ['pipe', 'pipe', 'inherit'] });
            child.stdout.on('data', text => { if (String(text).includes('Table service is successfully')) console.log(child.pid); });
            """);
        using var owner = EngTools.Start(new ProcessStartInfo("node") { ArgumentList = { script }, RedirectStandardOutput = true });
        var line = await owner.StandardOutput.ReadLineAsync();
        using var child = Process.GetProcessById(int.Parse(line!, CultureInfo.InvariantCulture));

        owner.Kill(entireProcessTree: false);
        await child.WaitForExitAsync();

        Assert.True(child.HasExited);
    }

    [Fact]
    public void An_install_that_was_killed_halfway_or_misses_a_version_counts_as_absent()
    {
        Write("package-lock.json", """{"packages":{"":{},"node_modules/a":{"version":"2.0.0"},"node_modules/b":{"version":"1.0.0","dev":true}}}""");
        Directory.CreateDirectory(Path.Combine(_folder, "node_modules", "a"));
        Assert.False(EngTools.IsInstalled(_folder, includeDevelopmentTools: false));

        Write("node_modules/.package-lock.json", """{"packages":{"node_modules/a":{"ver""");
        Assert.False(EngTools.IsInstalled(_folder, includeDevelopmentTools: false));

        Write("node_modules/.package-lock.json", """{"packages":{"node_modules/a":{"version":"1.9.0"}}}""");
        Assert.False(EngTools.IsInstalled(_folder, includeDevelopmentTools: false));

        Write("node_modules/.package-lock.json", """{"packages":{"node_modules/a":{"version":"2.0.0"}}}""");
        Assert.True(EngTools.IsInstalled(_folder, includeDevelopmentTools: false));
        Assert.False(EngTools.IsInstalled(_folder, includeDevelopmentTools: true));
    }

    [Fact]
    public async Task Installs_from_the_lock_file_once_when_two_processes_ask()
    {
        Write("package.json", """{"name":"x","version":"1.0.0","private":true}""");
        Write("package-lock.json", """{"name":"x","version":"1.0.0","lockfileVersion":3,"requires":true,"packages":{"":{"name":"x","version":"1.0.0"}}}""");
        Write("node_modules/half/left.txt", "");
        var said = new List<string>();
        var progress = new Synchronous(said);

        await Task.WhenAll(
            EngTools.InstallAsync(_folder, false, progress, CancellationToken.None),
            EngTools.InstallAsync(_folder, false, progress, CancellationToken.None));

        Assert.True(EngTools.IsInstalled(_folder, false));
        Assert.Single(said, line => line.Contains("npm ci", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_folder, "node_modules", "half")));
    }

    [Fact]
    public void A_missing_program_is_named_in_both_languages()
    {
        var missing = Assert.Throws<LocalToolException>(() => EngTools.Start(new ProcessStartInfo("no-such-node-here")));

        Assert.Contains("请安装 Node.js 20", missing.Message, StringComparison.Ordinal);
        Assert.Contains("install Node.js 20 or newer", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_locked_emulator_is_the_version_that_package_json_names()
    {
        var eng = EngTools.Locate();
        var named = JsonNode.Parse(File.ReadAllText(Path.Combine(eng, "package.json")))!["dependencies"]!["azurite"]!.GetValue<string>();
        var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(eng, "package-lock.json")))!["packages"]!["node_modules/azurite"]!["version"]!.GetValue<string>();

        Assert.Equal(named, locked);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private sealed class Synchronous(List<string> said) : IProgress<string>
    {
        public void Report(string value)
        {
            lock (said)
                said.Add(value);
        }
    }
}
