using System.Globalization;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>One form of a page, read and checked: what was sent, and a sentence for each field that is wrong.</summary>
/// <param name="name">The form of the page; empty for none.</param>
/// <param name="sent">What was sent.</param>
public sealed class DutyForm(string name, IFormCollection? sent)
{
    private static readonly LocalDatePattern Norwegian = LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private readonly List<(string Field, string Text)> _errors = [];

    public static DutyForm Empty => new("", null);

    public string Name => name;

    public bool IsSound => _errors.Count == 0;

    public IReadOnlyList<(string Field, string Text)> Errors => _errors;

    public void Add(string field, string text) => _errors.Add((field, text));

    /// <summary>The sentence beside a field of a form; null where nothing is wrong with it, or another form was sent.</summary>
    public string? ErrorOf(string form, string field) => form == name ? _errors.Find(error => error.Field == field).Text : null;

    /// <summary>What the person typed, else what the page begins with. What looks like a patient's number is not shown again.</summary>
    public string Value(string form, string field, string usual = "") =>
        form != name || sent is null ? usual : !Guid.TryParse(sent[field], out _) && PatientDataGuard.Finds(sent[field].ToString()) ? "" : Cut(sent[field].ToString());

    /// <summary>Whether the box was ticked, else whether the page begins with it ticked.</summary>
    public bool IsTicked(string form, string field, string value, bool usual) => form == name && sent is not null ? sent[field].Contains(value) : usual;

    public string Text(string field) => sent?[field].ToString() ?? "";

    public IReadOnlyList<Guid> Ids(string field) =>
        [.. (sent?[field] ?? StringValues.Empty).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    public Guid? Id(string field) => Guid.TryParse(Text(field), out var id) ? id : null;

    public LocalDate Date(string field)
    {
        var text = Text(field).Trim();
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: >= 2000 and <= 2100 } iso)
            return iso.Value;
        if (Norwegian.Parse(text) is { Success: true, Value.Year: >= 2000 and <= 2100 } written)
            return written.Value;
        Add(field, Texts.DutyDateWrong);
        return new LocalDate(2000, 1, 1);
    }

    public LocalTime Time(string field)
    {
        if (Clock.Parse(Text(field).Trim().Replace('.', ':')) is { Success: true } time)
            return time.Value;
        Add(field, Texts.DutyTimeWrong);
        return LocalTime.Midnight;
    }

    public int Number(string field, int least, int most)
    {
        if (int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Add(field, string.Format(CultureInfo.CurrentCulture, Texts.DutyNumberWrong, least, most));
        return least;
    }

    private static string Cut(string text) => text.Length > 60 ? text[..60] : text;
}

/// <summary>One field of a form, for its partial view.</summary>
public sealed record DutyField(string Form, string Name, string Label, string Type, string Value, string? Error)
{
    public string? Help { get; init; }

    public string? InputMode { get; init; }

    public string? Autocomplete { get; init; } = "off";

    public string Id => $"{Form}-{Name}";

    public string? DescribedBy => (Help, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hjelp",
        (null, _) => $"{Id}-feil",
        _ => $"{Id}-hjelp {Id}-feil",
    };

    public static DutyField Of(DutyForm form, string name, string field, string label, string type, string usual = "") =>
        new(name, field, label, type, form.Value(name, field, usual), form.ErrorOf(name, field));
}
