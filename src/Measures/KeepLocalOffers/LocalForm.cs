using System.Globalization;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Measures.Resources;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Measures.KeepLocalOffers;

/// <summary>A statement as it stands in a form: everything as typed, and what is wrong with it by field.</summary>
public sealed class LocalForm
{
    private readonly Dictionary<string, string> _errors = [];

    public OfferState State { get; private init; }

    public string WaitFrom { get; private init; } = "";

    public string WaitTo { get; private init; } = "";

    public string ReportedOn { get; private init; } = "";

    public string Contact { get; private set; } = "";

    public string Note { get; private set; } = "";

    /// <summary>The answer and the weeks in one word: the same where nobody has touched them.</summary>
    public string Said => $"{MeasureWords.StateUrlName(State)}|{WaitFrom}|{WaitTo}";

    public bool IsWrong => _errors.Count > 0;

    /// <summary>The fields that are wrong, with a sentence each, in the order of the form.</summary>
    public IEnumerable<(string Field, string Text)> Errors =>
        new[] { "fra", "til", "dato", "kontakt", "merknad" }.Where(_errors.ContainsKey).Select(name => (name, _errors[name]));

    public string? this[string field] => _errors.GetValueOrDefault(field);

    /// <summary>The form as it is shown first; the date is today's, for who opens it is about to say how it is.</summary>
    public static LocalForm Of(LocalOffer? offer, LocalDate today) => new()
    {
        State = offer?.State ?? OfferState.Unknown,
        WaitFrom = Text(offer?.WaitFrom),
        WaitTo = Text(offer?.WaitTo),
        ReportedOn = today.Iso(),
        Contact = offer?.Contact ?? "",
        Note = offer?.Note ?? "",
    };

    /// <summary>The form as it was sent. Names in it begin with this.</summary>
    public static LocalForm Of(IFormCollection sent, string prefix = "") => new()
    {
        State = Enum.GetValues<OfferState>().FirstOrDefault(state => MeasureWords.StateUrlName(state) == sent[prefix + "svar"]),
        WaitFrom = sent[prefix + "fra"].ToString().Trim(),
        WaitTo = sent[prefix + "til"].ToString().Trim(),
        ReportedOn = sent[prefix + "dato"].ToString().Trim(),
        Contact = ContactOf(sent[prefix + "kontakt"].ToString().Trim()),
        Note = sent[prefix + "merknad"].ToString().Trim(),
    };

    /// <summary>The statement, or null where what was typed is no number or no date. Numbers of patients are wiped from the form.</summary>
    public LocalStatement? Read(LocalDate today)
    {
        var (from, to) = (Number("fra", WaitFrom), Number("til", WaitTo));
        var day = today;
        if (ReportedOn.Length > 0 && !LocalDatePattern.Iso.Parse(ReportedOn).TryGetValue(today, out day))
            _errors["dato"] = Texts.MeasErrorDate;
        var said = new LocalStatement(State, from, to, day, Contact, Note);
        if (!IsWrong)
            return said;
        Refuse([.. LocalRules.Judge(said, today).Where(refusal => refusal == LocalRefusal.PatientData)]);
        return null;
    }

    public void Refuse(IEnumerable<LocalRefusal> refusals)
    {
        foreach (var refusal in refusals)
            _errors.TryAdd(FieldOf(refusal), MeasureWords.Refusal(refusal));
        if (PatientDataGuard.Finds(Note))
            (Note, _errors["merknad"]) = ("", Texts.MeasErrorPatient);
        if (PatientDataGuard.Finds(Contact))
            (Contact, _errors["kontakt"]) = ("", Texts.MeasErrorPatient);
    }

    private int? Number(string field, string text)
    {
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        _errors[field] = Texts.MeasErrorNumber;
        return null;
    }

    // Whoever copies the whole address means its last part.
    private static string ContactOf(string typed) => typed.LastIndexOf("/kontakt/", StringComparison.Ordinal) is >= 0 and var at ? typed[(at + 9)..] : typed;

    private static string FieldOf(LocalRefusal refusal) => refusal switch
    {
        LocalRefusal.WaitOrder => "til",
        LocalRefusal.WaitOutside or LocalRefusal.WaitWithoutOffer => "fra",
        LocalRefusal.DateAhead or LocalRefusal.DateTooOld => "dato",
        LocalRefusal.NotContact or LocalRefusal.UnknownContact => "kontakt",
        _ => "merknad",
    };

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
