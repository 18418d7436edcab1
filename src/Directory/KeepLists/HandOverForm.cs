using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>Somebody leaves: who, who takes over, and what is to be said in each of the entries.</summary>
/// <param name="Change">As typed.</param>
/// <param name="Entries">The leaver's entries, with the title and note as typed.</param>
/// <param name="Errors">By the name of the field.</param>
public sealed record HandOverForm(ListChange.HandOver Change, IReadOnlyList<ListEntry> Entries, IReadOnlyDictionary<string, string> Errors)
{
    public static HandOverForm Empty { get; } = new(new ListChange.HandOver("", "", "", ""), [], new Dictionary<string, string>());

    /// <summary>The form for one who leaves.</summary>
    public static HandOverForm Of(string leaver, IReadOnlyList<ListEntry> list) =>
        new(new ListChange.HandOver(leaver, "", "", ""), [.. list.Where(entry => ListDraft.IsOf(entry, leaver))], new Dictionary<string, string>());

    public static HandOverForm Read(IFormCollection typed, IReadOnlyList<ListEntry> list)
    {
        string Text(string name) => typed[name].ToString().Trim();
        var change = new ListChange.HandOver(Text("fra"), Text("til"), Text("nydirekte"), Text("nyepost"));
        var errors = new Dictionary<string, string>();
        Judge(errors, new ListEntry(Guid.Empty, change.To) { Direct = change.Direct, Email = change.Email }, field => field switch
        {
            ListField.Name => "til",
            ListField.Direct => "nydirekte",
            _ => "nyepost",
        });
        List<ListEntry> entries =
        [
            .. list.Where(entry => ListDraft.IsOf(entry, change.From))
                .Select(entry => entry with { Title = Text(TitleOf(entry.Key)), Note = Text(NoteOf(entry.Key)) }),
        ];
        foreach (var entry in entries)
        {
            Judge(errors, new ListEntry(entry.Key, change.To) { Title = entry.Title, Note = entry.Note }, field => field switch
            {
                ListField.Title => TitleOf(entry.Key),
                ListField.Note => NoteOf(entry.Key),
                _ => "til",
            });
        }

        return new HandOverForm(
            new ListChange.HandOver(change.From, Shown(change.To), Shown(change.Direct), Shown(change.Email)) { Words = entries.ToDictionary(e => e.Key, e => (e.Title, e.Note)) },
            [.. entries.Select(entry => entry with { Title = Shown(entry.Title), Note = Shown(entry.Note) })], errors);
    }

    public static string TitleOf(Guid key) => $"tittel-{key:N}";

    public static string NoteOf(Guid key) => $"merknad-{key:N}";

    public string? ErrorOf(string field) => Errors.GetValueOrDefault(field);

    /// <summary>The same with one more thing that is wrong.</summary>
    public HandOverForm With(string field, string error) => this with { Errors = new Dictionary<string, string>(Errors) { [field] = error } };

    // The office's number stands on the entries already: whether anything is left to reach them by is for the whole to say.
    private static void Judge(Dictionary<string, string> errors, ListEntry typed, Func<ListField, string> nameOf)
    {
        foreach (var fault in ListEntryRules.Check(typed).Where(fault => fault.Kind != ListFaultKind.NoWay))
            errors.TryAdd(nameOf(fault.Field), ListText.Of(fault.Field, fault.Kind));
    }

    private static string Shown(string text) => PatientDataGuard.Finds(text) ? "" : text;
}
