using Pipeline.Corpus;

var options = CompareOptions.Parse(args);
return options.From is { } from ? new CompareChild(options).Run(from) : await new CompareRun(options).RunAsync(args);
