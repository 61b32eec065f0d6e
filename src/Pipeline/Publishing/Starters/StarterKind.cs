namespace Pipeline.Publishing.Starters;

/// <summary>A kind of starter file.</summary>
/// <param name="Extension">How its files' names end.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Tool">The tool that opens it.</param>
/// <param name="Purpose">What it does, and what to answer when the tool asks.</param>
/// <param name="Write">Writes the file.</param>
public sealed record StarterKind(string Extension, string MediaType, string Tool, Bilingual Purpose, Func<StarterSource, string> Write)
{
    /// <summary>All kinds. A new one is a class that writes it and a line here: list, addresses and tests follow.</summary>
    public static IReadOnlyList<StarterKind> All { get; } =
    [
        new("odc", "text/x-ms-odc", "Excel 2016+",
            new("双击打开，列类型已设好，可刷新。需要登录时选“基本”：用户名任意，密码为令牌。",
                "Double-click: a query with typed columns that can be refreshed. When asked to sign in choose Basic: any user name, the token as the password."),
            OfficeConnection.Write),
        new("iqy", "text/x-ms-iqy", "Excel 2003–2013, WPS",
            new("没有 Power Query 的旧版：双击后输入代码，得到一张表，代码列为文本。",
                "For versions without Power Query: double-click and type a code; rows come as a table, codes as text."),
            WebQuery.Write),
        new("pbids", "application/json", "Power BI Desktop",
            new("双击打开，经 OData 取数，列类型已定。需要登录时选“基本”：用户名任意，密码为令牌。",
                "Double-click: reads by OData, with typed columns. When asked to sign in choose Basic: any user name, the token as the password."),
            PowerBiConnection.Write),
        new("pq", "text/plain; charset=utf-8", "Power BI, Excel (Power Query M)",
            new("新建空查询，在高级编辑器中粘贴；取 CSV，大表比 OData 快。需要登录时选“基本”：用户名任意，密码为令牌。",
                "Paste into the advanced editor of a blank query; reads the CSV, which is faster than OData for large tables. When asked to sign in choose Basic: any user name, the token as the password."),
            PowerQuery.Write),
        new("sql", "application/sql", "DuckDB",
            new("按文件开头的命令下载 CSV 后运行，建成带类型的表。", "Makes a typed table of the CSV that the command at its head downloads."),
            DuckDbTable.Write),
        new("R", "text/x-r", "R",
            new($"只用基础 R；令牌取自环境变量 {StarterSource.TokenVariable}。", $"Base R only; a token is read from the environment variable {StarterSource.TokenVariable}."),
            RScript.Write),
        new("py", "text/x-python", "Python (pandas)",
            new($"需要 pandas；令牌取自环境变量 {StarterSource.TokenVariable}。", $"Needs pandas; a token is read from the environment variable {StarterSource.TokenVariable}."),
            PandasScript.Write),
    ];
}
