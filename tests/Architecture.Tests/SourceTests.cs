using System.Text.RegularExpressions;

namespace KunnskapsPortal.Architecture.Tests;

/// <summary>Rules that are read from the source: pure domains, plain pages, short files, telling folders.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    public static TheoryData<string, string> Offenders { get; } = new()
    {
        { "src/X/Domain/A.cs", "using Microsoft.EntityFrameworkCore;" },
        { "src/X/Domain/A.cs", "public A(IClock clock) {}" },
        { "src/X/Domain/A.cs", "var id = Guid.NewGuid();" },
        { "src/X/B/Page.cshtml", "@inject PortalDb Db" },
        { "src/X/B/Page.cshtml", "@foreach (var x in Model.All.Where(y => y.Db.Set<X>().Any()))" },
        { "src/X/B/Page.cshtml", "<p style=\"color: red\">" },
        { "src/X/B/Page.cshtml", "<a href=\"~@x.Address\">" },
        { "src/X/B/Query.cs", "db.Set<X>().FromSqlRaw(\"x\")" },
        { "src/X/B/Query.cs", "query.IgnoreQueryFilters()" },
        { "src/X/Helpers/C.cs", "class C;" },
        { "src/X/C.cs", string.Join('\n', Enumerable.Repeat("// x", LongestFile + 1)) },
        { "src/X/C.cs", "// TODO: later" },
    };

    [Fact]
    public void The_source_keeps_the_rules()
    {
        var offences = Sources().SelectMany(file => Offences(file, File.ReadAllText(Path.Combine(Repository.Root, file)))).ToList();
        Assert.Equal("", string.Join("\n", offences));
    }

    [Theory]
    [MemberData(nameof(Offenders))]
    public void An_offender_is_caught(string file, string text) => Assert.NotEmpty(Offences(file, text));

    [Fact]
    public void No_file_names_a_package_host_or_a_folder_of_this_machine()
    {
        var hosts = new[] { "api.nuget" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org" };
        var offences = Sources("*").Where(file => hosts.Any(File.ReadAllText(Path.Combine(Repository.Root, file)).Contains));
        Assert.Equal("", string.Join("\n", offences));
    }

    private static IEnumerable<string> Offences(string file, string text)
    {
        if (file.Contains("/Domain/", StringComparison.Ordinal) && ImpureDomain().IsMatch(text))
            yield return $"{file}: Domain/ is pure: no EF, no ASP.NET, no clock or ids of its own";
        if (file.EndsWith(".cshtml", StringComparison.Ordinal) && BusyPage().IsMatch(text))
            yield return $"{file}: no query, no inline style and no unresolved link in a page";
        if (!file.StartsWith("src/Kernel/Persistence/", StringComparison.Ordinal) && OpenWall().IsMatch(text))
            yield return $"{file}: raw SQL and switched-off filters stand in Kernel/Persistence only";
        if (VagueFolder().IsMatch(file))
            yield return $"{file}: a folder is named after what it is for";
        if (text.AsSpan().Count('\n') >= LongestFile)
            yield return $"{file}: longer than {LongestFile} lines";
        if (Unfinished().IsMatch(text))
            yield return $"{file}: unfinished";
    }

    private static IEnumerable<string> Sources(string? pattern = null) =>
        from folder in new[] { "src", "tests", "tools", "scripts", "docs", "content", "themes" }
        let path = Path.Combine(Repository.Root, folder)
        where Folders.Exists(path)
        from file in Folders.EnumerateFiles(path, "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where !Built().IsMatch(relative)
        where pattern is not null ? Text().IsMatch(relative) : relative.StartsWith("src/", StringComparison.Ordinal) && Code().IsMatch(relative)
        select relative;

    [GeneratedRegex(@"using Microsoft\.|using MediatR|\bIClock\b|SystemClock|Guid\.(NewGuid|CreateVersion7)|new Random|Random\.Shared|HttpContext|PortalDb")]
    private static partial Regex ImpureDomain();

    [GeneratedRegex(@"PortalDb|\.Set<|ToListAsync|\sstyle=""|href=""~@")]
    private static partial Regex BusyPage();

    [GeneratedRegex(@"FromSql|ExecuteSql|SqlQuery|IgnoreQueryFilters")]
    private static partial Regex OpenWall();

    [GeneratedRegex("/(Helpers?|Utils?|Utilities|Common|Managers?|Misc)/")]
    private static partial Regex VagueFolder();

    [GeneratedRegex(@"TO" + "DO|FIX" + @"ME|NotImplementedException|Skip\s*=\s*""")]
    private static partial Regex Unfinished();

    [GeneratedRegex("(^|/)(bin|obj|wwwroot|Migrations|node_modules)/|packages.lock.json$")]
    private static partial Regex Built();

    [GeneratedRegex(@"\.(cs|cshtml|resx|csproj|props|targets|md|sh|mjs|css|json|svg|csv|html)$")]
    private static partial Regex Text();

    [GeneratedRegex(@"\.(cs|cshtml)$")]
    private static partial Regex Code();
}

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KunnskapsPortal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
