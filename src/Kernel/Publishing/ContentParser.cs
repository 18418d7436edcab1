using System.Globalization;
using System.Text;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>Something to mend in a content text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Message">A sentence that says how.</param>
/// <param name="Path">The field: <c>title</c>, <c>sources.0.url</c>; <c>body</c> for the body; empty for the text as a whole.</param>
public sealed record ContentError(int Line, string Message, string Path = "");

/// <summary>What a text must hold to be read.</summary>
public enum Completeness
{
    /// <summary>Every required field: what may be published.</summary>
    Whole,

    /// <summary>Required fields may be missing; what is there must be right.</summary>
    Draft,
}

/// <summary>
/// Reads a content file: normalises its form, checks every field against the kind's declaration, and gives either a
/// document or everything that must be mended. Never throws for bad input.
/// </summary>
public static class ContentParser
{
    /// <summary>Longest text that is read, in characters, fields and body together.</summary>
    public const int MaxLength = 400_000;

    public static (ItemDocument? Document, IReadOnlyList<ContentError> Errors) Parse(
        ContentKind kind, string text, Completeness completeness = Completeness.Whole)
    {
        if (text.Length > MaxLength)
            return Fail(1, string.Format(CultureInfo.CurrentCulture, Texts.ErrorTooLong, MaxLength));
        var lines = Harmless(text).Split('\n');
        if (lines[0].TrimEnd() != "---")
            return Fail(1, Texts.ErrorNoFrontMatter);
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        if (end < 0)
            return Fail(1, Texts.ErrorFrontMatterNotClosed);

        YamlMappingNode root;
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(string.Join('\n', lines[1..end])));
            if (yaml.Documents.Count != 1 || yaml.Documents[0].RootNode is not YamlMappingNode mapping)
                return Fail(2, Texts.ErrorFrontMatterNotFields);
            root = mapping;
        }
        catch (YamlException broken)
        {
            return Fail((int)broken.Start.Line + 1, string.Format(CultureInfo.CurrentCulture, Texts.ErrorYaml, broken.Message));
        }

        var reader = new FieldReader(completeness);
        var values = reader.Read(root, kind.Fields, kind.Name, "");
        var errors = reader.Errors;
        var body = Body(lines[(end + 1)..]);
        if (TextLimits.Check(body) is { } limit)
            errors.Add(new ContentError(end + 1, LimitText(limit), "body"));
        foreach (var id in HeadingIds.Repeated(body))
            errors.Add(new ContentError(end + 1, string.Format(CultureInfo.CurrentCulture, Texts.ErrorHeadingIdRepeated, id), "body"));
        return errors.Count > 0 ? (null, errors) : (new ItemDocument(kind, values, HeadingIds.Ensure(body)), []);

        static (ItemDocument?, IReadOnlyList<ContentError>) Fail(int line, string message) => (null, [new ContentError(line, message)]);
    }

    private static string LimitText(TextRefusal limit) => limit switch
    {
        TextRefusal.TooLong => string.Format(CultureInfo.CurrentCulture, Texts.ErrorTooLong, TextLimits.MaxLength),
        TextRefusal.TooManyLines => string.Format(CultureInfo.CurrentCulture, Texts.ErrorTooManyLines, TextLimits.MaxLines),
        TextRefusal.TooManyMarks => string.Format(CultureInfo.CurrentCulture, Texts.ErrorTooManyMarks, TextLimits.MaxMarks),
        _ => Texts.ErrorTooNested,
    };

    private static string Body(string[] lines) => string.Join('\n', lines.Select(line => line.TrimEnd())).Trim('\n');

    /// <summary>
    /// The text in NFC with LF, without byte order mark, control characters, and the marks that turn the direction of
    /// writing, which make a reader see another text than the one that stands there (CVE-2021-42574).
    /// </summary>
    private static string Harmless(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }
}
