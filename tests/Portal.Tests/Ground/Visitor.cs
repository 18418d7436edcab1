using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KunnskapsPortal.Portal.Tests.Ground;

/// <summary>An answer, with its page parsed.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, HttpResponseMessage Message)
{
    private IHtmlDocument? _page;

    public IHtmlDocument Page => _page ??= new HtmlParser().ParseDocument(Body);

    public string Text(string selector) => string.Join(' ', (Page.QuerySelector(selector)?.TextContent ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    public IReadOnlyList<string> Texts(string selector) =>
        [.. Page.QuerySelectorAll(selector).Select(e => string.Join(' ', e.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))];

    public string Location => Message.Headers.Location?.OriginalString ?? "";
}

/// <summary>A browser without script: keeps cookies, fills in and sends the forms it is shown.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(Uri address) => _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = address,
    };

    public async Task<Answer> GetAsync(string path, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (host is not null)
            request.Headers.Host = host;
        return await SendAsync(request);
    }

    /// <summary>Sends a form that stands on a page, with the values it was shown with and those given here.</summary>
    /// <param name="page">The page that was shown.</param>
    /// <param name="form">A selector for the form.</param>
    /// <param name="values">What the person types; the rest is as it stands.</param>
    public Task<Answer> SubmitAsync(Answer page, string form, params (string Name, string Value)[] values) => SubmitToAsync(page, form, null, values);

    /// <summary>The same to another address than the form's own, as a script does.</summary>
    public async Task<Answer> SubmitToAsync(Answer page, string form, string? address, params (string Name, string Value)[] values)
    {
        var element = page.Page.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {form} on the page: {page.Text("h1")}");
        var fields = element.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(e => !e.HasAttribute("disabled") && (e.GetAttribute("type") is not ("checkbox" or "radio") || e.HasAttribute("checked")))
            .Select(e => KeyValuePair.Create(e.GetAttribute("name")!, ValueOf(e))).Where(f => !values.Any(v => v.Name == f.Key)).ToList();
        fields.AddRange(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        var action = address ?? element.GetAttribute("action");
        var path = string.IsNullOrEmpty(action) ? page.Message.RequestMessage!.RequestUri!.PathAndQuery : action;
        return await PostAsync(path, fields);
    }

    public async Task<Answer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        return await SendAsync(request);
    }

    /// <summary>Adds a file to a media library.</summary>
    public async Task<Answer> PostFileAsync(string path, string token, string fileName, byte[] bytes, string alt)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(alt), "alt" },
            { new ByteArrayContent(bytes), "fil", fileName },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await SendAsync(request);
    }

    /// <summary>Sends a form with a file, as a browser does.</summary>
    /// <param name="page">The page that was shown.</param>
    /// <param name="form">A selector for the form.</param>
    /// <param name="name">Of the input that takes the file.</param>
    /// <param name="fileName">As the person's machine calls it.</param>
    /// <param name="bytes">The file.</param>
    public async Task<Answer> UploadAsync(Answer page, string form, string name, string fileName, byte[] bytes)
    {
        var element = (IHtmlFormElement)page.Page.QuerySelector(form)!;
        using var content = new MultipartFormDataContent();
        foreach (var input in element.QuerySelectorAll("input[type=hidden][name]"))
            content.Add(new StringContent(ValueOf(input)), input.GetAttribute("name")!);
        content.Add(new ByteArrayContent(bytes), name, fileName);
        using var request = new HttpRequestMessage(HttpMethod.Post, page.Message.RequestMessage!.RequestUri!.PathAndQuery) { Content = content };
        return await SendAsync(request);
    }

    public async Task SignInAsync(string name, string tenant)
    {
        var page = await GetAsync($"/{tenant}/konto/logg-inn");
        var answer = await SubmitAsync(page, "form:has(input[name=passord])", ("epost", $"{name}@demo.example"), ("passord", "Demo-passord-1"));
        if (answer.Status != HttpStatusCode.Redirect && answer.Status != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"{name} could not sign in: {answer.Status} {answer.Text(".ds-validation-message")}");
    }

    public void Dispose() => _http.Dispose();

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => element.GetAttribute("value") ?? "",
    };

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var message = await _http.SendAsync(request);
        return new Answer(message.StatusCode, await message.Content.ReadAsStringAsync(), message);
    }
}
