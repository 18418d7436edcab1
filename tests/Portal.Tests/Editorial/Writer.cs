using System.Net;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Portal.Tests.Editorial;

/// <summary>Somebody who writes in one text over and over, and notes what the portal has said that it has.</summary>
internal sealed class Writer(string person, Guid item, bool publishes)
{
    public Guid Item => item;

    /// <summary>Bodies that were stored as versions, acknowledged.</summary>
    public List<string> Stored { get; } = [];

    /// <summary>Bodies that were published, acknowledged.</summary>
    public List<string> Published { get; } = [];

    public int Acknowledged => Stored.Count + Published.Count;

    /// <summary>The body that was kept last and not stored since.</summary>
    public string? Kept { get; private set; }

    /// <summary>Writes until the portal no longer answers.</summary>
    public async Task WriteAsync(Uri portal)
    {
        var desk = $"/innlandet/redaksjon/tekst/{item}";
        try
        {
            using var visitor = new Visitor(portal);
            await visitor.SignInAsync(person, "innlandet");
            for (var n = 0; ; n++)
            {
                var page = await visitor.GetAsync(desk);
                for (var keystroke = 0; keystroke < 3; keystroke++)
                {
                    var body = Body(n);
                    if ((await visitor.SubmitToAsync(page, "#tekst", desk + "/utkast", ("body", body))).Status == HttpStatusCode.OK)
                        Kept = body;
                }

                var text = Body(n);
                var answer = await visitor.SubmitAsync(page, "#tekst", ("body", text), ("handling", "lagre"));
                if (answer.Location.EndsWith("utfall=lagret", StringComparison.Ordinal))
                {
                    Stored.Add(text);
                    Kept = null;
                }

                if (!publishes)
                    continue;
                var life = await visitor.GetAsync(desk + "/liv");
                if ((await visitor.SubmitAsync(life, "form:has(button[value=Publish])", ("steg", "Publish"))).Location.EndsWith("utfall=Publish", StringComparison.Ordinal))
                    Published.Add(text);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // Killed: what was not acknowledged is not noted.
        }
    }

    private string Body(int n) => $"{person} skriver {n}: {Guid.NewGuid():N}.";
}
