using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>The name of a content file: <c>measure/gradert-sykmelding.nb.md</c>, with <c>.draft.md</c> for a draft.</summary>
public sealed record ContentFileName(string Kind, string Slug, Language Language, bool IsDraft)
{
    private const string Ending = ".md";
    private const string DraftEnding = ".draft";

    /// <summary>Null for any other name. Whether the kind is known is for the caller to say.</summary>
    public static ContentFileName? Parse(string file)
    {
        if (file.Split('/') is not [var kind, var name] || !name.EndsWith(Ending, StringComparison.Ordinal))
            return null;
        name = name[..^Ending.Length];
        var isDraft = name.EndsWith(DraftEnding, StringComparison.Ordinal);
        if (isDraft)
            name = name[..^DraftEnding.Length];
        var dot = name.LastIndexOf('.');
        if (dot < 1 || name[(dot + 1)..] is not (Languages.Bokmal or Languages.Nynorsk) || !Text.Slug.IsValid(name[..dot]))
            return null;
        return new ContentFileName(kind, name[..dot], Languages.Parse(name[(dot + 1)..]), isDraft);
    }

    public override string ToString() => $"{Kind}/{Slug}.{Language.Code()}{(IsDraft ? DraftEnding : "")}{Ending}";
}
