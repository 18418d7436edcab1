using System.Text.Json;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Portal.Tests.Publishing;
using KunnskapsPortal.Web.Start;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Search;

public abstract class SearchTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task The_code_of_a_form_gives_its_checklist_and_its_word_first()
    {
        var first = (await AddressesAsync("/innlandet/sok.json?q=L40")).Take(3).ToList();
        Assert.Contains("/innlandet/huskelister/l40", first);
        Assert.Contains("/innlandet/ordbok/l40", first);
    }

    [Theory]
    [InlineData("sykmelding", "sjukmelding")]
    [InlineData("arbeidsgiver", "arbeidsgivar")]
    [InlineData("rådgivende lege", "rådgivande lege")]
    public async Task Both_written_forms_find_the_same(string bokmal, string nynorsk)
    {
        var one = await AddressesAsync($"/innlandet/sok.json?q={Uri.EscapeDataString(bokmal)}");
        var other = await AddressesAsync($"/innlandet/sok.json?q={Uri.EscapeDataString(nynorsk)}");
        Assert.NotEmpty(one);
        Assert.Equal(one.Order(StringComparer.Ordinal), other.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_published_is_found_at_the_next_search_and_only_where_it_is_read()
    {
        Assert.Empty(await AddressesAsync("/rogaland/sok.json?q=kvistvarsel"));
        var folder = Folders.CreateTempSubdirectory("kp-found-").FullName;
        var path = Path.Combine(folder, "rogaland", "page");
        Folders.CreateDirectory(path);
        await File.WriteAllTextAsync(Path.Combine(path, "kvist.nb.md"), ImportExportTests.Page("kvist", "Kvistvarsel"));
        await _portal.Services.GetRequiredService<PortalStart>().ImportAsync(folder, CancellationToken.None);
        Assert.Equal(["/rogaland/side/kvist"], await AddressesAsync("/rogaland/sok.json?q=kvistvarsel"));
        Assert.Empty(await AddressesAsync("/innlandet/sok.json?q=kvistvarsel"));
        Folders.Delete(folder, true);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("a* OR b")]
    [InlineData("NEAR(l40 l8)")]
    [InlineData("title:l40")]
    [InlineData("-l40 ^ ( )")]
    [InlineData("%_'; DROP TABLE docs; --")]
    public async Task Signs_that_mean_something_to_the_index_are_only_signs(string query)
    {
        using var visitor = _portal.Visit();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.GetAsync($"/innlandet/sok?q={Uri.EscapeDataString(query)}")).Status);
    }

    [Fact]
    public async Task An_identity_number_is_not_searched_for_nor_shown_again()
    {
        using var visitor = _portal.Visit();
        var answer = await visitor.GetAsync("/innlandet/sok?q=pasient+15828550036");
        Assert.DoesNotContain("15828550036", answer.Body, StringComparison.Ordinal);
        Assert.NotEqual("", answer.Text("[role=alert], .ds-validation-message"));
    }

    private async Task<IReadOnlyList<string>> AddressesAsync(string address)
    {
        using var visitor = _portal.Visit();
        var body = (await visitor.GetAsync(address)).Body;
        using var json = JsonDocument.Parse(body);
        return [.. json.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("address").GetString()!)];
    }
}

public sealed class SearchOnSqlite(OnSqlite fixture) : SearchTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class SearchOnPostgreSql(OnPostgreSql fixture) : SearchTests(fixture), IClassFixture<OnPostgreSql>;
