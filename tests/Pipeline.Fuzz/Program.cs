using Pipeline.Catalogue;
using Pipeline.Fuzz;

var options = FuzzOptions.Parse(args);
return options.IsChild ? new FuzzRun(options, CatalogueLoader.LoadDefault()).Run() : FuzzProcess.Run(args);
