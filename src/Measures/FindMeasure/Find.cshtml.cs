using System.Globalization;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Measures.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Measures.FindMeasure;

/// <summary>
/// At most five questions, then the measures with why each is proposed. The answers stand in the address alone, as words that
/// say nothing of who it concerns; nothing is stored. Two queries, one in the national library.
/// </summary>
[CachedPage("behov", "arbeidsgiver", "fase", "fra", "varig", "vis")]
public sealed class FindModel(PublishedContent content, LocalOfferBook book, TenantContext tenant) : PageModel
{
    private Dictionary<string, PublishedView> _byKey = [];

    private ILookup<string, LocalOffer> _offers = Array.Empty<LocalOffer>().ToLookup(offer => offer.MeasureKey);

    /// <summary>In the order they were asked.</summary>
    public IReadOnlyList<GivenAnswer> Answers { get; private set; } = [];

    /// <summary>The question to answer now; null where the result is shown.</summary>
    public Question? Asked { get; private set; }

    public IReadOnlyList<FoundMeasure> Proposed { get; private set; } = [];

    public IReadOnlyList<FoundMeasure> PassedOver { get; private set; } = [];

    public string Step => string.Format(CultureInfo.CurrentCulture, Texts.MeasStep, Answers.Count + 1, MeasureFinder.Questions.Count);

    public string ResultHeading => Proposed.Count switch
    {
        0 => Texts.MeasNoneProposed,
        1 => Texts.MeasOneProposed,
        var count => string.Format(CultureInfo.CurrentCulture, Texts.MeasManyProposed, count),
    };

    public IEnumerable<(string Word, string Label)> Options => MeasureFinder.Options(Asked!.Value).Append(MeasureFinder.Unknown)
        .Select(answer => (FinderWords.AnswerUrlName(Asked.Value, answer), FinderWords.Answer(Asked.Value, answer)));

    /// <summary>The result with the answers given so far.</summary>
    public string ResultAddress => AddressOf(Answers) + (Answers.Count == 0 ? "?" : "&") + "vis=svar";

    /// <summary>The step before; null at the first.</summary>
    public string? Previous => Answers.Count == 0 ? null : AddressOf([.. Answers.SkipLast(1)]);

    public async Task OnGetAsync(string? vis, CancellationToken cancel)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        var answers = MeasureFinder.Questions
            .Select(question => (question, Answer: FinderWords.Read(question, Request.Query[FinderWords.UrlName(question)])))
            .Where(given => given.Answer is not null).ToDictionary(given => given.question, given => given.Answer!);
        var all = await content.ListAsync(MeasuresModule.Measure, cancel);
        _byKey = all.DistinctBy(item => item.Key).ToDictionary(item => item.Key);
        List<FindableMeasure> measures = [.. _byKey.Values.Select(item => new FindableMeasure(item.Key, item.Document.IsCurrent(), item.Document.Stated()))];
        Answers = [.. MeasureFinder.Questions.Where(answers.ContainsKey).Select(question => new GivenAnswer(question, answers[question]))];
        Asked = vis == "svar" && answers.Count > 0 ? null : MeasureFinder.Next(measures, answers);
        if (Asked is not null)
            return;
        _offers = await book.AllAsync(cancel);
        HttpContext.ShowsUntil(book.NextChange(_offers.SelectMany(offers => offers)));
        var result = MeasureFinder.Find(measures, answers);
        Proposed = [.. result.Proposed.Select(proposal => Found(proposal.Key, Because(Texts.MeasBecause, proposal.Because), [.. proposal.Unstated.Select(FinderWords.Silence)]) with { NamesSeveralGroups = proposal.NamesSeveralGroups })];
        PassedOver = [.. result.PassedOver.Select(passed => Found(passed.Key, Because(Texts.MeasNotBecause, passed.Because), []))];

        string? Because(string sentence, IReadOnlyList<Question> questions) => questions.Count == 0
            ? null
            : string.Format(CultureInfo.CurrentCulture, sentence, FinderWords.Joined([.. questions.Select(question => FinderWords.Clause(question, answers[question]))]));
    }

    /// <summary>The finder without one answer.</summary>
    public string Without(GivenAnswer answer) => AddressOf([.. Answers.Where(other => other != answer)]);

    private FoundMeasure Found(string key, string? because, IReadOnlyList<string> silences) => new(
        _byKey[key], _byKey[key].Language == tenant.Language ? null : _byKey[key].Language.Code(), because, silences, HereBadge.Of(_offers[key], book));

    private static string AddressOf(IReadOnlyList<GivenAnswer> answers) =>
        "/tiltak/finn" + QueryString.Create(answers.Select(given => KeyValuePair.Create(given.UrlName, (string?)given.UrlWord)));
}

/// <summary>An answer that the address gives.</summary>
public sealed record GivenAnswer(Question Question, string Stored)
{
    public string UrlName => FinderWords.UrlName(Question);

    public string UrlWord => FinderWords.AnswerUrlName(Question, Stored);

    public string Ask => FinderWords.Ask(Question);

    public string Label => FinderWords.Answer(Question, Stored);
}

/// <summary>A measure in the result.</summary>
/// <param name="Because">Why it is proposed, or why not, in a sentence; null where no answer says.</param>
/// <param name="Silences">What the sources do not say.</param>
/// <param name="Here">What the region says; null where nobody knows.</param>
public sealed record FoundMeasure(PublishedView Item, string? Lang, string? Because, IReadOnlyList<string> Silences, HereBadge? Here)
{
    /// <summary>See <see cref="Proposal.NamesSeveralGroups"/>.</summary>
    public bool NamesSeveralGroups { get; init; }
}
