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
    private static readonly string[] Kinds =
        ["article", "term", "rule", "misunderstanding", "tool", "source", "practice", "form", "case", "fee", "measure", "checklist", "course"];

    // The most that each may cost: a page that needs one query more is asked why.
    private static readonly Dictionary<string, int> Most = new()
    {
        ["/oslo/artikler"] = 3,
        ["/oslo/ordbok"] = 3,
        ["/oslo/sykefravarslopet"] = 5,
        ["/oslo/misforstaelser"] = 5,
        ["/oslo/verktoy"] = 3,
        ["/oslo/kilder"] = 4,
        ["/oslo/om-innholdet"] = 5,
        ["/oslo/god-praksis"] = 3,
        ["/oslo/skjemaer"] = 3,
        ["/oslo/kasus"] = 3,
        ["/oslo/takster"] = 3,
        ["/oslo/tiltak"] = 3,
        ["/oslo/huskelister"] = 3,
        ["/oslo/kurs"] = 6,
        ["/oslo/kalender"] = 11,
        ["/oslo/kalender?visning=maned&maned=2027-03"] = 11,
        ["/oslo/kalender/abonnement"] = 3,
        ["/oslo/min-side"] = 19,
        ["/oslo/forside"] = 12,
    };

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_rows()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        using var visitor = await portal.SignInAsync("fastlege");
        var counts = Most.Keys.ToDictionary(address => address, _ => new List<int>());
        var have = 0;
        foreach (var rows in new[] { 1, 3, 200 })
        {
            await AddAsync(portal, have, rows);
            have = rows;
            foreach (var (address, seen) in counts)
            {
                var (answer, queries) = await portal.CostAsync(visitor, address);
                Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
                seen.Add(queries);
            }
        }

        var wrong = counts.Where(page => page.Value.Distinct().Count() > 1 || page.Value[0] < 1 || page.Value[0] > Most[page.Key])
            .Select(page => $"{page.Key}: {string.Join(", ", page.Value)} queries at 1, 3 and 200 rows, at most {Most[page.Key]}");
        Assert.Equal("", string.Join('\n', wrong));
    }

    private static async Task AddAsync(TestPortal portal, int have, int rows)
    {
        var folder = Folders.CreateTempSubdirectory("kp-rows-").FullName;
        foreach (var itemKind in Kinds)
        {
            var path = Path.Combine(folder, "oslo", itemKind);
            Folders.CreateDirectory(path);
            for (var n = have + 1; n <= rows; n++)
                await File.WriteAllTextAsync(Path.Combine(path, $"rad-{n}.nb.md"), TextOf(itemKind, n));
        }

        var report = await portal.Services.GetRequiredService<PortalStart>().ImportAsync(folder, CancellationToken.None);
        Assert.DoesNotContain(report, line => line.Outcome == Kernel.Publishing.ImportOutcome.Refused);
        Folders.Delete(folder, true);
    }

    private static string TextOf(string itemKind, int n)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{itemKind}-{n}");
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
