using System.Globalization;
using KunnskapsPortal.Portal.Tests.Courses;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Portal.Tests.Publishing;
using KunnskapsPortal.Web.Start;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Queries;

/// <summary>A list page costs the same number of queries at 1, 3 and 200 rows, signed in (so nothing comes from the cache).</summary>
public abstract class QueryCountTests(DatabaseKind kind)
{
    [Theory]
    [InlineData("/oslo/artikler", "article", 3)]
    [InlineData("/oslo/ordbok", "term", 3)]
    [InlineData("/oslo/sykefravarslopet", "rule", 5)]
    [InlineData("/oslo/misforstaelser", "misunderstanding", 5)]
    [InlineData("/oslo/verktoy", "tool", 3)]
    [InlineData("/oslo/kilder", "source", 4)]
    [InlineData("/oslo/om-innholdet", "tool", 5)]
    [InlineData("/oslo/god-praksis", "practice", 3)]
    [InlineData("/oslo/skjemaer", "form", 3)]
    [InlineData("/oslo/kasus", "case", 3)]
    [InlineData("/oslo/takster", "fee", 3)]
    [InlineData("/oslo/tiltak", "measure", 3)]
    [InlineData("/oslo/huskelister", "checklist", 3)]
    [InlineData("/oslo/kurs", "course", 6)]
    [InlineData("/oslo/kalender", "course", 11)]
    [InlineData("/oslo/kalender?visning=maned&maned=2027-03", "course", 11)]
    [InlineData("/oslo/kalender/abonnement", "course", 3)]
    [InlineData("/oslo/min-side", "course", 19)]
    [InlineData("/oslo/forside", "course", 12)]
    public async Task The_number_of_queries_does_not_grow_with_the_rows(string address, string itemKind, int most)
    {
        await using var portal = await TestPortal.StartAsync(kind);
        using var visitor = await portal.SignInAsync("fastlege");
        var counts = new List<int>();
        var have = 0;
        foreach (var rows in new[] { 1, 3, 200 })
        {
            await AddAsync(portal, itemKind, have, rows);
            have = rows;
            var (answer, queries) = await portal.CostAsync(visitor, address);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
            counts.Add(queries);
        }

        Assert.True(counts.Distinct().Count() == 1, $"{address}: {string.Join(", ", counts)} queries at 1, 3 and 200 rows");
        Assert.InRange(counts.Min(), 1, most);
    }

    private static async Task AddAsync(TestPortal portal, string itemKind, int have, int rows)
    {
        var folder = Folders.CreateTempSubdirectory("kp-rows-").FullName;
        var path = Path.Combine(folder, "oslo", itemKind);
        Folders.CreateDirectory(path);
        for (var n = have + 1; n <= rows; n++)
            await File.WriteAllTextAsync(Path.Combine(path, $"rad-{n}.nb.md"), TextOf(itemKind, n));
        var report = await portal.Services.GetRequiredService<PortalStart>().ImportAsync(folder, CancellationToken.None);
        Assert.DoesNotContain(report, line => line.Outcome == Kernel.Publishing.ImportOutcome.Refused);
        Folders.Delete(folder, true);
    }

    private static string TextOf(string itemKind, int n)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"rad-{n}");
        if (itemKind == "course")
            return CourseWorkshop.Text(key, 5);
        var own = itemKind switch
        {
            "article" => "form: guide\n",
            "rule" => $"order: {n}\nwhen: Uke {n}\nactors:\n  - gp\nperiods:\n  - key: p\n    text: Regel\n    status: law\n",
            "fee" => "code: X\ncovers: Noe\nperiods:\n  - key: p\n    status: not-found\n",
            "measure" => "state: current\nphases:\n  - early\nfor_whom: Noen\nproposed_by:\n  - gp\ndecided_by: Nav\ngp_task: Ingenting\nevidence: none\n",
            "checklist" => "occasion: Alltid\nrows:\n  - key: a\n    side: gp\n    text: Gjør noe\n  - key: b\n    side: nav\n    text: Gjør noe\n",
            "misunderstanding" => "belief: Mange tror det.\ntopics:\n  - sykmelding\n",
            "tool" => "provider: Noen\nuse: guide\n",
            "practice" => "origin: municipality\nwho: Alle\ntime: En time\ncost: Ingenting\nsteps:\n  - key: a\n    text: Ring\n    who: Legen\npitfalls:\n  - For mange\n",
            "form" => "use: Etter møtet\nrows:\n  - key: a\n    part: Del\n    label: Spørsmål\n    space: line\n",
            "case" => "topics:\n  - samhandling\nminutes: 20\nsteps:\n  - key: a\n    title: Så\n    text: Det skjer noe.\n    ask: Hva nå?\nleader_notes:\n  - Hør alle.\n",
            "source" => "publisher: Noen\nstatus: law\n",
            _ => "",
        };
        return ImportExportTests.Page(key, $"Rad {n}").Replace("    title: En kilde\n", "    source: source:ftrl\n", StringComparison.Ordinal)
            .Replace("Tekst.\n", "Se [L40](term:l40).\n", StringComparison.Ordinal).Replace("due: 2027-05-21\n", "due: 2027-05-21\n" + own, StringComparison.Ordinal);
    }
}

public sealed class QueryCountOnSqlite() : QueryCountTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class QueryCountOnPostgreSql() : QueryCountTests(DatabaseKind.PostgreSql);
