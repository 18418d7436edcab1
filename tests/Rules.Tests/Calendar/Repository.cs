namespace KunnskapsPortal.Rules.Tests.Calendar;

/// <summary>Finds files of the source tree: golden files and scripts are read where they stand.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(string name) => Path.Combine(Root, "tests", "Rules.Tests", "Calendar", name);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "KunnskapsPortal.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No folder above the tests holds KunnskapsPortal.sln.");
    }
}
