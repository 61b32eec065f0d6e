using Pipeline.Fuzz;

var options = FuzzOptions.Parse(args);
return options.IsChild ? new FuzzRun(options, Seeds.Load()).Run() : FuzzProcess.Run(args);
