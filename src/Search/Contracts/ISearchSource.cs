using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Search.Contracts;

/// <summary>
/// Gives the search index what a module knows besides published content (which the index reads by itself). Asked in
/// the scope of one tenant, whenever the content revision of the tenant has risen.
/// </summary>
public interface ISearchSource
{
    Task<IReadOnlyList<SearchDocument>> DocumentsAsync(CancellationToken cancel);
}

/// <summary>Something that can be found. Never holds a direct number or other private field.</summary>
/// <param name="Key">Unique among the kind; shared by the two written forms of one thing.</param>
/// <param name="Kind">The word for the kind in addresses and filters: <c>kontakt</c>.</param>
/// <param name="KindLabel">The kind's name in the reader's form.</param>
/// <param name="Language">The form this text is in.</param>
/// <param name="Title">Weighs most.</param>
/// <param name="Summary">One or two sentences, shown in the result.</param>
/// <param name="Text">Everything else worth finding, as plain text.</param>
/// <param name="Synonyms">Other words for the same thing.</param>
/// <param name="Audience">For whom (see Kernel's Audiences); may be empty.</param>
/// <param name="Visibility">Who may read it (see Kernel's Visibilities).</param>
/// <param name="Address">Below the tenant, with a leading slash.</param>
public sealed record SearchDocument(
    string Key,
    string Kind,
    Func<string> KindLabel,
    Language Language,
    string Title,
    string Summary,
    string Text,
    IReadOnlyList<string> Synonyms,
    IReadOnlyList<string> Audience,
    string Visibility,
    string Address);
