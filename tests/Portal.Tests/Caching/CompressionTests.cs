using System.IO.Compression;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Portal.Tests.Caching;

/// <summary>Only what every signed-out reader gets alike is pressed together: a page with something secret in it never is.</summary>
public abstract class CompressionTests(PortalFixture fixture)
{
    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", "")]
    [InlineData("br;q=0", "")]
    public async Task A_public_page_comes_as_the_reader_takes_it_and_is_the_same_page(string takes, string coding)
    {
        using var client = new HttpClient { BaseAddress = fixture.Portal.Address };
        // Twice: made, and from the cache, after somebody else has had it in another coding.
        await AskAsync(client, "/innlandet/tiltak", coding == "br" ? "gzip" : "br");
        for (var round = 0; round < 2; round++)
        {
            var (answer, text) = await AskAsync(client, "/innlandet/tiltak", takes);
            Assert.Equal(coding, string.Join(',', answer.Content.Headers.ContentEncoding));
            Assert.Contains("</html>", text, StringComparison.Ordinal);
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task A_page_of_a_person_or_with_a_token_is_never_compressed()
    {
        using var client = new HttpClient { BaseAddress = fixture.Portal.Address };
        var (form, text) = await AskAsync(client, "/innlandet/konto/logg-inn", "br, gzip");
        Assert.Contains("__RequestVerificationToken", text, StringComparison.Ordinal);
        Assert.Empty(form.Content.Headers.ContentEncoding);

        var token = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await client.PostAsync("/innlandet/konto/logg-inn", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["epost"] = "fastlege@demo.example", ["passord"] = "Demo-passord-1", ["__RequestVerificationToken"] = token }));
        var (own, ownText) = await AskAsync(client, "/innlandet/tiltak", "br, gzip");
        Assert.Contains("/min-side\"", ownText, StringComparison.Ordinal);
        Assert.Empty(own.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_style_sheet_is_pressed_by_the_build_and_the_worker_stands_at_the_root()
    {
        using var client = new HttpClient { BaseAddress = fixture.Portal.Address };
        var (plain, css) = await AskAsync(client, "/assets/portal.css?v=x", "identity");
        var (pressed, same) = await AskAsync(client, "/assets/portal.css?v=x", "br");
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal("br", Assert.Single(pressed.Content.Headers.ContentEncoding));
        Assert.Equal("text/css", pressed.Content.Headers.ContentType!.MediaType);
        Assert.Equal(css, same);
        var (worker, _) = await AskAsync(client, "/sw.js", "br");
        Assert.Equal("text/javascript", worker.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; connect-src 'self'", Assert.Single(worker.Headers.GetValues("Content-Security-Policy")));
        Assert.True(worker.Headers.CacheControl!.NoCache);
    }

    private static async Task<(HttpResponseMessage Answer, string Text)> AskAsync(HttpClient client, string path, string takes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", takes);
        var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStreamAsync();
        await using var plain = string.Join(',', answer.Content.Headers.ContentEncoding) switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return (answer, await reader.ReadToEndAsync());
    }
}

public sealed class CompressionOnSqlite(OnSqlite fixture) : CompressionTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class CompressionOnPostgreSql(OnPostgreSql fixture) : CompressionTests(fixture), IClassFixture<OnPostgreSql>;
