namespace Pipeline.Workbooks.Reading;

/// <summary>A sheet as the workbook part lists it.</summary>
/// <param name="Name">The name on the tab.</param>
/// <param name="Visibility">Whether users see it.</param>
/// <param name="Part">The part with its cells; null for sheets without any, such as charts and macro modules.</param>
internal sealed record SheetEntry(string Name, SheetVisibility Visibility, PackagePart? Part);

/// <summary>What the workbook part says: sheets, epoch, and where the shared parts are.</summary>
internal sealed record WorkbookDirectory(IReadOnlyList<SheetEntry> Sheets, bool Date1904, PackagePart? SharedStrings, PackagePart? Styles, bool HasMacros)
{
    public static WorkbookDirectory Read(Package package, ReadLimits limits)
    {
        var root = Relationships.Of(package, "").FirstOrDefault(r => r.Type == "officeDocument")?.Target
            ?? throw NoWorkbook(package);
        if (root.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableWorkbookException(FileFindings.BinaryWorkbook());
        }

        var relationships = Relationships.Of(package, root);
        var byId = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        foreach (var relationship in relationships)
        {
            byId.TryAdd(relationship.Id, relationship);
        }

        List<SheetEntry> sheets = [];
        var date1904 = false;
        using var scanner = package.Scan(package.Get(root));
        for (var token = scanner.Read(); token != XmlToken.EndOfPart; token = scanner.Read())
        {
            if (token != XmlToken.Start)
            {
                continue;
            }

            if (scanner.Depth == 1 && !scanner.Is("workbook"u8))
            {
                throw NoWorkbook(package);
            }

            if (scanner.Depth == 2 && scanner.Is("workbookPr"u8))
            {
                date1904 = scanner.Flag("date1904"u8);
            }
            else if (scanner.Depth == 3 && scanner.Is("sheet"u8))
            {
                if (sheets.Count == limits.Sheets)
                {
                    throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManySheets, new("工作表数", "sheets"), limits.Sheets));
                }

                sheets.Add(Entry(scanner, package, byId));
            }
        }

        if (sheets.Count == 0)
        {
            throw scanner.Broken("没有列出任何工作表", "it lists no sheets");
        }

        return new(
            sheets,
            date1904,
            Shared(package, relationships, "sharedStrings"),
            Shared(package, relationships, "styles"),
            relationships.Any(r => r.Type is "vbaProject" or "xlMacrosheet" or "xlIntlMacrosheet")
                || package.Names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)));
    }

    private static SheetEntry Entry(XmlScanner scanner, Package package, Dictionary<string, Relationship> byId)
    {
        var name = XmlText.Unescape(scanner.AttributeText("name"u8) ?? throw scanner.Broken("有工作表没有名称", "a sheet has no name"));
        var visibility = scanner.AttributeText("state"u8) switch
        {
            "hidden" => SheetVisibility.Hidden,
            "veryHidden" => SheetVisibility.VeryHidden,
            _ => SheetVisibility.Visible,
        };
        var id = scanner.RelationshipId();
        if (id is "")
        {
            // The sheet of a macro module of old, which Excel keeps in the list.
            return new(name, visibility, null);
        }

        var relationship = id is not null && byId.TryGetValue(id, out var found)
            ? found
            : throw scanner.Broken($"工作表“{name}”没有对应的组成部分", $"the sheet '{name}' refers to no part");
        return new(name, visibility, relationship.Type == "worksheet" ? package.Get(relationship.Target) : null);
    }

    private static PackagePart? Shared(Package package, IReadOnlyList<Relationship> relationships, string type) =>
        relationships.FirstOrDefault(r => r.Type == type) is { } relationship ? package.Get(relationship.Target) : null;

    private static UnreadableWorkbookException NoWorkbook(Package package) => new(
        package.Find("xl/workbook.bin") is not null ? FileFindings.BinaryWorkbook()
        : package.Find("content.xml") is not null && package.Find("mimetype") is not null ? FileFindings.OpenDocument()
        : package.Find("word/document.xml") is not null ? FileFindings.NotAWorkbook(new("Word 文档", "a Word document"))
        : package.Find("ppt/presentation.xml") is not null ? FileFindings.NotAWorkbook(new("PowerPoint 演示文稿", "a PowerPoint presentation"))
        : package.Find("[Content_Types].xml") is not null ? FileFindings.PartMissing("xl/workbook.xml")
        : FileFindings.NotAWorkbook(new("普通 ZIP 压缩包", "an ordinary zip archive")));
}
