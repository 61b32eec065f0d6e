using Microsoft.Azure.Functions.Worker;

namespace Pipeline.TestFunctionApp;

/// <summary>What a blob says is what happens: "fail" throws, "wait:name" waits for the test, anything else succeeds.</summary>
public sealed class BlobFunctions(Journal journal, Visit visit)
{
    [Function("ReadUpload")]
    public async Task ReadUpload(
        [BlobTrigger("%TestContainer%/{reporter}/{file}.txt")] Stream content,
        string reporter,
        string file,
        FunctionContext context,
        CancellationToken cancellation)
    {
        using var reader = new StreamReader(content);
        var text = await reader.ReadToEndAsync(cancellation);
        journal.Write("blob", reporter, file, text, (string?)context.BindingContext.BindingData["blobtrigger"]);
        if (text.StartsWith("wait:", StringComparison.Ordinal))
        {
            await journal.WaitForAsync(text["wait:".Length..], cancellation);
        }

        if (text == "fail")
        {
            throw new InvalidOperationException("The blob said so.");
        }

        journal.Write("blob done", file, visit.Id == (string)context.Items["visit"] ? "same scope" : "other scope");
    }

    [Function("ReadEvent")]
    public void ReadEvent(
        [BlobTrigger("%TestContainer%-events/{name}", Source = BlobTriggerSource.EventGrid)] string content, string name) =>
        journal.Write("event", name, content);
}
