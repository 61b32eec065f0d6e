namespace Pipeline.Cli.Commands;

/// <summary>The files and folders that a command writes: what stands in the way is the caller's to mend, so it is said as such.</summary>
internal static class TargetPath
{
    /// <summary>A new file to write to; one that is there already is replaced only where the caller says so.</summary>
    /// <exception cref="UsageException">It is there, or cannot be written.</exception>
    public static FileStream Create(string path, bool replace)
    {
        try
        {
            return new FileStream(path, replace ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
        }
        catch (Exception e) when (IsAboutThePath(e))
        {
            throw !replace && File.Exists(path)
                ? new UsageException($"文件 {path} 已存在，未改动；要覆盖请加 --force。 / The file {path} exists and was left alone; add --force to replace it.")
                : Unwritable(path);
        }
    }

    /// <summary>A folder to write to, in full; made where it is not there.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static string Folder(string path)
    {
        try
        {
            return Directory.CreateDirectory(Path.GetFullPath(path)).FullName;
        }
        catch (Exception e) when (IsAboutThePath(e))
        {
            throw File.Exists(path)
                ? new UsageException($"{path} 是文件，请改用文件夹。 / {path} is a file; name a folder.")
                : new UsageException($"建不了文件夹 {path}；请换一个有写权限的位置。 / The folder {path} cannot be made; choose a place where you may write.");
        }
    }

    private static UsageException Unwritable(string path) =>
        Directory.Exists(path)
            ? new($"{path} 是文件夹，请写出文件名。 / {path} is a folder; name a file.")
            : Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)
                ? new($"没有文件夹 {folder}；请先建立它。 / There is no folder {folder}; make it first.")
                : new($"写不了文件 {path}；请检查权限，或先在其他程序中关闭它。 / The file {path} cannot be written; check permissions, or close it in other programs.");

    private static bool IsAboutThePath(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
