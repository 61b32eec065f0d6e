namespace Pipeline.Catalogue.Loading;

/// <summary>Areas form one tree, and the home blocks partition its counties.</summary>
internal static class AreaChecks
{
    /// <summary>Checks areas and groups.</summary>
    public static void Check(CatalogueTables tables, FaultList faults)
    {
        CheckProvince(tables.Areas, faults);
        foreach (var (area, entry) in tables.Areas.Sound)
        {
            CheckParent(area, entry, tables.Areas);
            CheckDates(area, entry);
            if (tables.Groups.Readable)
            {
                CheckHomeBlock(area, entry, tables.Groups);
                CheckBlocks(area, entry, tables.Groups);
            }
        }

        if (tables.Groups.Readable && tables.Areas.Sound.Count() == tables.Areas.Items.Count)
        {
            CheckPrefectureHomes(tables.Areas);
        }
    }

    private static void CheckProvince(Table<Area> areas, FaultList faults)
    {
        if (areas.Readable && areas.Items.All(area => area.Level != AreaLevel.Province))
        {
            faults.Add(AreaReading.File, 0, "没有省。", "There is no province.",
                "加上一行，level 为 province。", "Add a line whose level is province.");
        }

        foreach (var (_, second) in areas.Sound.Where(located => located.Item.Level == AreaLevel.Province).Skip(1).ToList())
        {
            second.Fault("level", "已有一个省。", "There is a province already.", "只留一行 level 为 province。", "Keep only one line whose level is province.");
        }
    }

    private static void CheckParent(Area area, Entry entry, Table<Area> areas)
    {
        AreaLevel? expected = area.Level switch
        {
            AreaLevel.Prefecture => AreaLevel.Province,
            AreaLevel.County => AreaLevel.Prefecture,
            _ => null,
        };
        if (expected is null && area.Parent is not null)
        {
            entry.Fault("parent", "省和功能区没有上级。", "A province or functional area has no parent.", "清空 parent。", "Empty parent.");
        }
        else if (expected is { } level && areas.Resolve(entry, "parent") is { } parent && parent.Level != level)
        {
            var (zh, en) = level == AreaLevel.Province ? ("省", "the province") : ("州市", "a prefecture");
            entry.Fault("parent", $"上级“{parent.Code}”不是{zh}。", $"The parent '{parent.Code}' is not {en}.",
                $"填写{zh}的代码。", $"Write the code of {en}.");
        }
    }

    private static void CheckDates(Area area, Entry entry)
    {
        if (area.ValidFrom > area.ValidTo)
        {
            entry.Fault("valid_from", "valid_from 晚于 valid_to。", "valid_from is after valid_to.", "对调或改正。", "Swap or correct them.");
        }
    }

    private static void CheckHomeBlock(Area area, Entry entry, Table<AreaGroup> groups)
    {
        if (area.Level is not (AreaLevel.County or AreaLevel.Prefecture))
        {
            if (area.HomeBlock is not null)
            {
                entry.Fault("home_block", "只有州市和县区才有归属板块。", "Only a prefecture or county has a home block.", "清空 home_block。", "Empty home_block.");
            }

            return;
        }

        if (groups.Resolve(entry, "home_block") is not { } home)
        {
            return;
        }

        if (home.Kind != AreaGroup.HomeBlock)
        {
            entry.Fault("home_block", $"“{home.Code}”不是归属板块。", $"'{home.Code}' is no home block.",
                $"填写 kind 为 {AreaGroup.HomeBlock} 的区域组。", $"Name a group whose kind is {AreaGroup.HomeBlock}.");
            return;
        }

        if (area.Level == AreaLevel.Prefecture)
        {
            return;
        }

        var listed = Listing(groups, AreaGroup.HomeBlock, area);
        if (!listed.SequenceEqual([home.Code]))
        {
            Mismatch(entry, "home_block", home.Code, listed);
        }
    }

    // A prefecture that the home blocks cut is counted as a whole in one of those that have counties of it.
    private static void CheckPrefectureHomes(Table<Area> areas)
    {
        foreach (var (prefecture, entry) in areas.Sound.Where(located => located.Item.Level == AreaLevel.Prefecture).ToList())
        {
            var homes = areas.Items.Where(county => county.Parent == prefecture.Code).Select(county => county.HomeBlock).ToList();
            if (homes.Count > 0 && !homes.Contains(prefecture.HomeBlock))
            {
                entry.Fault("home_block", $"“{prefecture.HomeBlock}”没有该州市的县区。", $"'{prefecture.HomeBlock}' has no county of the prefecture.",
                    "填写含有该州市县区的归属板块。", "Name a home block that has counties of it.");
            }
        }
    }

    private static void CheckBlocks(Area area, Entry entry, Table<AreaGroup> groups)
    {
        var stated = entry.List("blocks");
        foreach (var block in stated)
        {
            groups.Resolve(entry, "blocks", block);
        }

        var listed = Listing(groups, AreaGroup.Block, area);
        if (entry.Sound && !listed.SequenceEqual(stated.Order(StringComparer.Ordinal)))
        {
            Mismatch(entry, "blocks", string.Join(", ", stated), listed);
        }
    }

    private static IReadOnlyList<string> Listing(Table<AreaGroup> groups, string kind, Area area) =>
        [.. groups.Items.Where(group => group.Kind == kind && group.Counties.Contains(area.Code)).Select(group => group.Code).Order(StringComparer.Ordinal)];

    private static void Mismatch(Entry entry, string field, string stated, IReadOnlyList<string> listed)
    {
        var groups = string.Join(", ", listed);
        var (zh, en) = groups.Length == 0 ? ("没有列出", "lists the county nowhere") : ($"列在“{groups}”", $"lists the county in '{groups}'");
        entry.Fault(field, $"{field} 写“{stated}”，而 {GroupReading.File} {zh}。", $"{field} says '{stated}', but {GroupReading.File} {en}.",
            "使两个文件一致。", "Make the two files agree.");
    }
}
