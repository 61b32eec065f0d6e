using Microsoft.Azure.Functions.Worker;

namespace Pipeline.TestFunctionApp;

/// <summary>Queue messages, and the poison that blobs leave.</summary>
public sealed class QueueFunctions(Journal journal)
{
    [Function("ReadMessage")]
    public void ReadMessage([QueueTrigger("%TestQueue%")] string message, FunctionContext context)
    {
        journal.Write("message", message, (string?)context.BindingContext.BindingData.GetValueOrDefault("DequeueCount"));
        if (message == "fail")
        {
            throw new InvalidOperationException("The message said so.");
        }
    }

    [Function("ReadPoison")]
    public void ReadPoison([QueueTrigger("webjobs-blobtrigger-poison")] string message) => journal.Write("poison", message);
}
