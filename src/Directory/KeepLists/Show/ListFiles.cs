using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Directory.KeepLists.Show;

/// <summary>A list to take away. What the reader may not see is not in the entries, and so in no file.</summary>
public static class ListFiles
{
    /// <summary>Semicolons and a byte order mark, as Excel in Norwegian opens it; can be imported again.</summary>
    public static string Csv(ShownList list) => "\ufeff" + string.Concat(new[] { Line(Columns.Select(ListText.Of)) }.Concat(list.Entries.Select(entry => Line(Cells(entry)))));

    private static readonly ListField[] Columns =
        [ListField.Name, ListField.Title, ListField.What, ListField.Task, ListField.Phone, ListField.Direct, ListField.Email, ListField.Note];

    /// <summary>One vCard for each entry, one after the other.</summary>
    /// <param name="list">The list.</param>
    /// <param name="page">The absolute address of the list.</param>
    public static string Cards(ShownList list, Uri page) => string.Concat(list.Entries.Select(entry => Card(entry, list, page)));

    private static string Line(IEnumerable<string> cells) => ImportExport.Line(cells);

    private static IEnumerable<string> Cells(ListEntry entry) =>
        [entry.Name, entry.Title, entry.What, entry.Task is { } task ? ListText.Of(task) : "", entry.Phone, entry.Direct, entry.Email, entry.Note];

    private static string Card(ListEntry entry, ShownList list, Uri page)
    {
        List<string> lines =
        [
            "BEGIN:VCARD",
            "VERSION:4.0",
            "KIND:individual",
            $"UID:urn:uuid:{entry.Key:D}",
            $"FN:{VCard.Escape(entry.Name)}",
            $"ORG:Nav;{VCard.Escape(list.Office.Name)}",
        ];
        if (entry.Title.Length > 0)
            lines.Add($"TITLE:{VCard.Escape(entry.Title)}");
        lines.AddRange(new[] { entry.Direct, entry.Phone }.Where(number => number.Length > 0).Select((number, at) => Number(new PhoneNumber(number), at + 1)));
        if (entry.Email.Length > 0)
            lines.Add($"EMAIL;TYPE=work:{VCard.Escape(entry.Email)}");
        var note = string.Join('\n', new[] { ListText.About(entry), entry.Note }.Where(text => text.Length > 0));
        if (note.Length > 0)
            lines.Add($"NOTE:{VCard.Escape(note)}");
        lines.Add($"URL:{page.AbsoluteUri}");
        lines.Add($"REV:{list.ChangedAt.ToString("uuuuMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture)}");
        lines.Add("END:VCARD");
        return string.Concat(lines.Select(VCard.Fold));
    }

    // The person's own number is to be tried first.
    private static string Number(PhoneNumber number, int order) => number.International is null
        ? $"TEL;TYPE=work;PREF={order}:{VCard.Escape(number.Written)}"
        : $"TEL;VALUE=uri;TYPE=\"work,voice\";PREF={order}:{number.Link}";
}
