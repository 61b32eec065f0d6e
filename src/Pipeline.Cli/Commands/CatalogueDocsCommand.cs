using System.CommandLine;
using System.Text;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Documents;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline catalogue docs</c>: writes the pages that say what every measure, indicator and target is.</summary>
internal static class CatalogueDocsCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { Description = "写入的文件夹。 The folder to write to.", DefaultValueFactory = _ => "docs" };
        var catalogue = new Option<string?>("--catalogue") { Description = "目录文件所在的文件夹；缺省用程序自带的目录。 The folder of the catalogue files; the built-in catalogue by default." };
        var json = CommonOptions.Json();
        var docs = new Command("docs", "由目录生成指标文档。 Write the documentation of measures, indicators and targets.") { folder, catalogue, json };
        docs.SetAction(parsed =>
        {
            var path = parsed.GetValue(catalogue);
            if (path is not null && !Directory.Exists(path))
                throw new UsageException($"没有文件夹 {path}。 / There is no folder {path}.");
            var target = TargetPath.Folder(parsed.GetRequiredValue(folder));
            var files = new List<string>();
            foreach (var page in CataloguePages.Of(path is null ? CatalogueLoader.LoadDefault() : CatalogueLoader.Load(path)))
            {
                using var file = TargetPath.Create(Path.Combine(target, page.Name), replace: true);
                file.Write(Encoding.UTF8.GetBytes(page.Text));
                files.Add(file.Name);
            }

            if (parsed.GetValue(json))
                terminal.SayJson(new { files });
            else
                files.ForEach(terminal.Say);
            return ExitCode.Success;
        });
        return docs.WithExamples(
            ("pipeline catalogue docs", new("重写 docs/ 下的三页", "rewrites the three pages in docs/")),
            ("pipeline catalogue docs out --catalogue src/Pipeline/Catalogue/Data", new("按正在编辑的目录", "of the catalogue that you are editing")));
    }
}
