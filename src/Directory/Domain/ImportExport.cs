using System.Text;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>
/// Writes cells that a spreadsheet reads as text: semicolons, quotes where needed, CRLF, and an apostrophe before what a
/// spreadsheet would take for a formula. What is written here is read back the same.
/// </summary>
public static class ImportExport
{
    public static string Line(IEnumerable<string> cells) => string.Join(';', cells.Select(cell => Quoted(Neutral(cell)))) + "\r\n";

    /// <summary>True where a spreadsheet would take the text for a formula. A number with plus and nothing but digits and blanks is none.</summary>
    public static bool LooksLikeFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' && !(text[0] == '+' && text.Length > 1 && text[1..].All(c => char.IsAsciiDigit(c) || c == ' '));

    /// <summary>The text with an apostrophe before it where it looks like a formula, or would be taken for a text that had got one.</summary>
    public static string Neutral(string text) => LooksLikeFormula(text.TrimStart('\'')) ? "'" + text : text;

    /// <summary>Undoes <see cref="Neutral"/>.</summary>
    public static string Plain(string text) => text.StartsWith('\'') && LooksLikeFormula(text.TrimStart('\'')) ? text[1..] : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny([';', '"', '\n', '\r', ',', '\t']) < 0 ? text : new StringBuilder(text).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
}
