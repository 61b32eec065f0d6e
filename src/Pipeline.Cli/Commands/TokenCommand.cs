using System.CommandLine;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline token</c>: issues, lists and revokes the bearer tokens of the HTTP interface.</summary>
internal static class TokenCommand
{
    private const int MostDays = 3650;

    public static Command Create(Terminal terminal) =>
        new("token", "HTTP 接口的访问令牌。 The bearer tokens of the HTTP interface.") { Issue(terminal), List(terminal), Revoke(terminal) };

    private static Command Issue(Terminal terminal)
    {
        var role = new Option<string>("--role")
        {
            Description = "reader 读取数据；reporter 报送并查看本单位；reviewer 审核并发布；operator 运维。 "
                + "reader reads figures; reporter submits for one reporter; reviewer sees all and releases; operator keeps the system running.",
            Required = true,
        };
        role.AcceptOnlyFromAmong([.. Enum.GetValues<Role>().Select(Tokens.RoleCode)]);
        var reporter = new Option<string?>("--reporter") { Description = "填报单位代码，仅用于 reporter。 The reporter's code, for the role reporter." };
        var name = new Option<string?>("--name") { Description = "名称，供列表和日志识别。 What lists and logs call it." };
        var days = CommonOptions.Between(
            new Option<int>("--days") { Description = "有效天数。 For how many days it is valid.", DefaultValueFactory = _ => 90 }, 1, MostDays);
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("create", "签发令牌；令牌只显示这一次。 Issue a token; this is the only time that it is shown.")
        {
            role, reporter, name, days, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var identity = IdentityOf(parsed.GetRequiredValue(role), parsed.GetValue(reporter), parsed.GetValue(name));
            var table = CommonOptions.OpenStorage(parsed.GetValue(connection)).Table(StorageNames.TokensTable);
            await table.CreateIfNotExistsAsync(cancellation); // An operator may issue tokens before the app first ran.
            var (token, info) = await new Tokens(table, TimeProvider.System).IssueAsync(
                identity, TimeSpan.FromDays(parsed.GetValue(days)), cancellation);
            if (parsed.GetValue(json))
            {
                terminal.SayJson(new { token, info.Id, identity.Name, identity.Role, identity.Reporter, info.Expires });
            }
            else
            {
                terminal.Say(token);
                terminal.Note($"编号 ID {info.Id}，{identity.Name}，{Tokens.RoleCode(identity.Role)} {identity.Reporter}，有效至 valid until {Day(info.Expires)}");
                terminal.Note("请立即保存：以后无法再显示。 Keep it now: it cannot be shown again.");
            }

            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline token create --role reader --name PowerBI", new("供 BI 读取，90 天有效", "for a BI tool, valid for 90 days")),
            ("pipeline token create --role reporter --reporter 530100 --days 365", new("供昆明市报送", "for Kunming to submit with")));
    }

    private static Command List(Terminal terminal)
    {
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("list", "列出令牌（不含令牌本身）。 List the tokens, without the tokens themselves.") { connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var tokens = (await Open(parsed.GetValue(connection)).ListAsync(cancellation))
                .OrderBy(token => token.Expires).ThenBy(token => token.Id, StringComparer.Ordinal).ToList();
            if (parsed.GetValue(json))
                terminal.SayJson(tokens.Select(t => new { t.Id, t.Identity.Name, t.Identity.Role, t.Identity.Reporter, t.Expires, Expired = IsOver(t) }));
            else
                Show(terminal, tokens);
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline token list", new("编号、名称、角色和有效期", "id, name, role and validity")));
    }

    private static Command Revoke(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "令牌编号，见 pipeline token list。 The token's id, from 'pipeline token list'." };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("revoke", "吊销令牌，立即生效。 Revoke a token, at once.") { id, connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var which = parsed.GetRequiredValue(id).Trim();
            if (!await Open(parsed.GetValue(connection)).RevokeAsync(which, cancellation))
                throw new UsageException($"没有编号为“{which}”的令牌；见 pipeline token list。 / There is no token '{which}'; see 'pipeline token list'.");
            if (parsed.GetValue(json))
                terminal.SayJson(new { id = which, revoked = true });
            else
                terminal.Say($"已吊销 Revoked: {which}");
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline token revoke 1f0c4b6a9d2e7358", new("编号来自 token list", "the id is from token list")));
    }

    /// <summary>Who a new token stands for; a reporter's names a reporter that exists, any other names none.</summary>
    private static Identity IdentityOf(string code, string? reporter, string? name)
    {
        var role = Enum.GetValues<Role>().Single(candidate => Tokens.RoleCode(candidate) == code);
        if (role != Role.Reporter)
        {
            return reporter is null
                ? new(name ?? code, role)
                : throw new UsageException($"角色 {code} 不属于某个填报单位；请去掉 --reporter。 / The role {code} is not one reporter's; leave out --reporter.");
        }

        var who = reporter is null
            ? throw new UsageException("角色 reporter 需要填报单位：请加 --reporter 530100。 / The role reporter needs a reporter: add --reporter 530100.")
            : CommonOptions.FindReporter(CatalogueLoader.LoadDefault(), reporter);
        return new(name ?? who.Area.Name.Zh, role, who.Code);
    }

    private static Tokens Open(string? connection) =>
        new(CommonOptions.OpenStorage(connection).Table(StorageNames.TokensTable), TimeProvider.System);

    private static void Show(Terminal terminal, List<TokenInfo> tokens)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("编号 ID", "名称 Name", "角色 Role", "单位 Reporter", "有效至 Valid until");
        foreach (var token in tokens)
            table.AddRow(
                new Text(token.Id),
                new Text(token.Identity.Name),
                new Text(Tokens.RoleCode(token.Identity.Role)),
                new Text(token.Identity.Reporter),
                new Text(Day(token.Expires) + (IsOver(token) ? " 已过期 expired" : "")));
        terminal.Show(table);
        terminal.Say($"{tokens.Count} 个令牌 tokens");
    }

    private static bool IsOver(TokenInfo token) => token.Expires <= TimeProvider.System.GetUtcNow();

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
