using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Directory.KeepLists.Show;

/// <summary>A list to take away. What the reader may not see is not in the entries, and so in no file.</summary>
public static class ListFiles
{
    /// <summary>
    /// Semicolons and a byte order mark, as Excel in Norwegian opens it. Whoever keeps the list gets all of it and can import it again
    /// unchanged; in nobody else's file are there direct numbers, for a file cannot be called back.
    /// </summary>
    public static string Csv(ShownList list, bool keeps)
    {
        var columns = Columns.Where(field => keeps || !ForKeepers.Contains(field)).ToList();
        return "\ufeff" + string.Concat(new[] { ImportExport.Line(columns.Select(ListText.Of)) }
            .Concat(list.Entries.Select(entry => ImportExport.Line(columns.Select(field => Cell(entry, field))))));
    }

    private static readonly ListField[] Columns =
    [
        ListField.Name, ListField.Title, ListField.What, ListField.Task, ListField.Phone, ListField.Direct, ListField.Email,
        ListField.PhoneFor, ListField.DirectFor, ListField.EmailFor, ListField.Note,
    ];

    private static readonly ListField[] ForKeepers = [ListField.Direct, ListField.PhoneFor, ListField.DirectFor, ListField.EmailFor];

    /// <summary>One vCard for each entry, one after the other; no direct number is in any.</summary>
    /// <param name="list">The list.</param>
    /// <param name="page">The absolute address of the list.</param>
    public static string Cards(ShownList list, Uri page) => string.Concat(list.Entries.Select(entry => Card(entry, list, page)));

    private static string Cell(ListEntry entry, ListField field) => field switch
    {
        ListField.Name => entry.Name,
        ListField.Title => entry.Title,
        ListField.What => entry.What,
        ListField.Task => entry.Task is { } task ? ListText.Of(task) : "",
        ListField.Phone => entry.Phone,
        ListField.Direct => entry.Direct,
        ListField.Email => entry.Email,
        ListField.PhoneFor => ListText.Of(entry.PhoneFor),
        ListField.DirectFor => ListText.Of(entry.DirectFor),
        ListField.EmailFor => ListText.Of(entry.EmailFor),
        _ => entry.Note,
    };

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
        if (entry.Phone.Length > 0)
            lines.Add(Number(new PhoneNumber(entry.Phone)));
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

    private static string Number(PhoneNumber number) => number.International is null
        ? $"TEL;TYPE=work:{VCard.Escape(number.Written)}"
        : $"TEL;VALUE=uri;TYPE=\"work,voice\":{number.Link}";
}
