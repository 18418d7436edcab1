using System.Text;

namespace KunnskapsPortal.Checklists.Domain;

/// <summary>
/// A checklist as plain text, for a record system: lines end in CR LF, boxes are <c>[ ]</c>, and every character is one that
/// an old program shows (Latin-1). The script on the page writes the same from what is ticked.
/// </summary>
public static class PlainChecklist
{
    public static string Write(string title, IEnumerable<(string Label, IEnumerable<string> Rows)> sides)
    {
        var text = new StringBuilder(title).Append('\n');
        foreach (var (label, rows) in sides)
        {
            text.Append('\n').Append(label).Append('\n');
            foreach (var row in rows)
                text.Append("[ ] ").Append(row).Append('\n');
        }

        return Plain(text.ToString());
    }

    /// <summary>Typographic signs as a keyboard has them, and Windows' line ends.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").EnumerateRunes())
        {
            plain.Append(rune.Value switch
            {
                '\n' => "\r\n",
                '\u00ab' or '\u00bb' or '\u201c' or '\u201d' or '\u201e' => "\"",
                '\u2018' or '\u2019' => "'",
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => "-",
                '\u2026' => "...",
                '\u00a0' or '\u202f' or '\u2009' => " ",
                > 0xff => "?",
                _ => rune.ToString(),
            });
        }

        return plain.ToString();
    }
}
