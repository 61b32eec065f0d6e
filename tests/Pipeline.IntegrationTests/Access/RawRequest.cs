using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.IntegrationTests.Access;

/// <summary>Sends bytes as they are: the usual client tidies addresses before it sends them.</summary>
internal static class RawRequest
{
    /// <summary>The status and the whole answer to a request of these lines.</summary>
    public static async Task<(int Status, string Answer)> SendAsync(Uri app, string requestLine, params IEnumerable<string> headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(app.Host, app.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", [requestLine, $"Host: {app.Authority}", "Connection: close", .. headers, "", ""])));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = new StringBuilder();
        try
        {
            answer.Append(await reader.ReadToEndAsync());
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The server need not wait for the rest of a request that it has refused.
        }

        var text = answer.ToString();
        return (int.Parse(text.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture), text);
    }
}
