namespace Pipeline.IntegrationTests.Access;

/// <summary>One line of the table: an address, the function that answers it, and the status that each identity gets.</summary>
internal sealed record AccessLine(string Function, IReadOnlyList<string> Verbs, string Address, IReadOnlyList<int> Statuses);

/// <summary>
/// Who may do what, one line for each address of the app. A new HTTP function needs its line here: tests compare this table with the
/// functions of the app, and ask the running app for every status.
/// </summary>
internal static class AccessTable
{
    /// <summary>The identities, in the order of the columns. The reporters are 533100 (own) and 533300 (another).</summary>
    public static IReadOnlyList<string> Identities { get; } = ["none", "wrong", "expired", "reader", "own", "another", "reviewer", "operator"];

    /// <summary>All lines.</summary>
    public static IReadOnlyList<AccessLine> Lines { get; } =
    [
        .. """
        function         verbs    address                                                                     none wrong expired reader own another reviewer operator
        GetHealth        GET,HEAD api/v1/health                                                               200 200 200 200 200 200 200 200
        GetOpenApi       GET,HEAD api/v1/openapi.json                                                         200 200 200 200 200 200 200 200
        ListStarters     GET,HEAD api/v1/starters                                                             200 200 200 200 200 200 200 200
        GetStarter       GET,HEAD api/v1/starters/indicators.pq                                               200 200 200 200 200 200 200 200
        GetCatalogue     GET,HEAD api/v1/catalogue/units                                                      200 200 200 200 200 200 200 200
        AnswerUnknown    *        api/v1/nothing                                                              404 404 404 404 404 404 404 404
        AnswerOtherOData *        odata/v2/indicators                                                         404 404 404 404 404 404 404 404

        GetSdmxStructure GET,HEAD sdmx/v2/structure/dataflow                                                  200 200 200 200 200 200 200 200
        AnswerUnknownSdmx * sdmx/v1/nothing                                                                   404 404 404 404 404 404 404 404

        GetSdmxData      GET,HEAD sdmx/v2/data/dataflow/YNRD/TARGETS                                          200 401 401 200 200 200 200 200
        ListSnapshots    GET,HEAD api/v1/snapshots                                                            200 401 401 200 200 200 200 200
        GetSnapshot      GET,HEAD api/v1/snapshots/released                                                   200 401 401 200 200 200 200 200
        GetDataset       GET,HEAD api/v1/snapshots/released/indicators?format=csv                             200 401 401 200 200 200 200 200
        GetChanges       GET,HEAD api/v1/snapshots/released/changes?since=1                                   200 401 401 200 200 200 200 200
        ListChanges      GET,HEAD api/v1/changes                                                              200 401 401 200 200 200 200 200
        GetChangesFeed   GET,HEAD api/v1/changes.atom                                                         200 401 401 200 200 200 200 200
        ExplainValue     GET,HEAD api/v1/explain?indicator=gdp&area=530000&period=2020&depth=1                200 401 401 200 200 200 200 200
        GetHistory       GET,HEAD api/v1/history?indicator=gdp&area=530000&period=2020                        200 401 401 200 200 200 200 200
        GetOData         GET,HEAD odata/v1/indicators?$top=1                                                  200 401 401 200 200 200 200 200

        GetStatus        GET,HEAD api/v1/status                                                               401 401 401 200 200 200 200 200

        ListSubmissions  GET,HEAD api/v1/submissions/533100                                                   401 401 401 403 200 403 200 200
        GetReceipt       GET,HEAD api/v1/submissions/533100/2020/00000000000000000000000000000000             401 401 401 403 404 403 404 404
        GetFeedback      GET,HEAD api/v1/submissions/533100/2020/00000000000000000000000000000000/feedback    401 401 401 403 404 403 404 404
        GetTemplate      GET,HEAD api/v1/templates/533100/2021                                                401 401 401 403 200 403 200 403
        PostCheck        POST     api/v1/check?reporter=533100&period=2021                                    401 401 401 403 400 403 400 403
        PostSubmission   POST     api/v1/submissions/533100/2021                                              401 401 401 403 400 403 400 403
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(Read),
    ];

    private static AccessLine Read(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var function, var verbs, var address, .. var statuses]
        ? new(function, verbs.Split(','), address, [.. statuses.Select(int.Parse)])
        : throw new FormatException($"'{line}' is no line of the table.");
}
