using System.Resources;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// The register of sources: each law, report and page that texts lean on is one item of the kind <c>source</c>, with its
/// address, the day it was read and how sure we are of it. A text cites it by <c>source:key</c> and says where in it.
/// A region may also cite a source of its own by title alone.
/// </summary>
public static class Sources
{
    public const string Kind = "source";

    /// <summary>The reference to the register in a record of <c>sources</c>.</summary>
    public const string Source = "source";

    public static ContentKind Declare(Func<string> label, ResourceManager words) =>
        new(Kind, "kilde", label, slug => $"/kilder#{slug}",
        [
            Field.Text("publisher", true), Field.Url("url"), Field.Text("read"), Field.Choice("status", SourceStatus.All, true), Field.Text("note"),
        ], words)
        { IsLight = true };

    /// <summary>Keys of the register that a text cites, in its sources, in other fields or in the body.</summary>
    public static IEnumerable<string> KeysIn(ItemDocument document) =>
        document.References().Where(reference => reference.StartsWith($"{Kind}:", StringComparison.Ordinal)).Select(reference => reference.Split(':')[^1]);
}

/// <summary>A source as it is cited in a text: what the text says itself goes before what the register says.</summary>
/// <param name="Title">Never empty: the reference itself where the register has no such source.</param>
/// <param name="Place">Chapter or paragraph.</param>
/// <param name="Url">On the web; null where there is none.</param>
/// <param name="Read">The date of the text that was read, as far as it is known: <c>2026-04-27</c>, <c>2026-04</c> or <c>2026</c>.</param>
/// <param name="Status">A value of <see cref="SourceStatus"/>.</param>
public sealed record CitedSource(string Title, string? Place, string? Url, string? Read, string? Status)
{
    /// <summary>The sources of a text, in its own order.</summary>
    /// <param name="document">The text.</param>
    /// <param name="register">The register's item with a key, or null.</param>
    public static IReadOnlyList<CitedSource> Of(ItemDocument document, Func<string, ItemDocument?> register) =>
        [.. document.Records("sources").Select(record => Of(record, record.TextOrNull(Sources.Source) is { } reference ? register(reference.Split(':')[^1]) : null))];

    private static CitedSource Of(FieldValues record, ItemDocument? source) => new(
        record.TextOrNull("title") ?? source?.Title ?? record.Text(Sources.Source),
        record.TextOrNull("place"),
        record.TextOrNull("url") ?? source?.TextOrNull("url"),
        record.TextOrNull("date") ?? source?.TextOrNull("read"),
        record.TextOrNull("status") ?? source?.TextOrNull("status"));
}
