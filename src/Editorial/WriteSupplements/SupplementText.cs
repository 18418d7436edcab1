using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>Makes the texts of supplements. Pure.</summary>
public static class SupplementText
{
    /// <summary>The section that a supplement hangs on; the whole body where no heading is named. Null where the heading is not there.</summary>
    public static string? SectionOf(ItemDocument national, string? heading) =>
        heading is null ? national.Body : Sections.Find(national.Body, heading)?.Text;

    /// <summary>A first draft: whom it is for and who may read it as the national text says, the region answers for it.</summary>
    public static ItemDocument New(NewSupplement wish, ContentKind kind, NationalText national, LocalDate today)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["key"] = wish.Key,
            ["title"] = wish.Title,
            ["owner"] = wish.Owner,
            ["audience"] = national.Document.Audience,
            ["visibility"] = national.Document.Visibility,
            ["checked"] = FieldText(today),
            ["due"] = FieldText(today.PlusYears(1)),
        };
        return Read(kind, new ItemDocument(kind, Hung(values, national, wish.Heading), ""));
    }

    /// <summary>The same supplement, written under the national text as it stands now.</summary>
    public static ItemDocument Under(ItemDocument supplement, NationalText national, string? heading)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in supplement.Kind.Fields)
        {
            if (Value(supplement, field) is { } value)
                values[field.Name] = value;
        }

        values.Remove(Supplements.Heading);
        return Read(supplement.Kind, new ItemDocument(supplement.Kind, Hung(values, national, heading), supplement.Body));
    }

    private static Dictionary<string, object> Hung(Dictionary<string, object> values, NationalText national, string? heading)
    {
        values[Supplements.Item] = national.Reference;
        if (heading is not null)
            values[Supplements.Heading] = heading;
        values[Supplements.Section] = Sections.Hash(SectionOf(national.Document, heading)
            ?? throw new ArgumentException("The heading is not in the national text.", nameof(heading)));
        values[Supplements.UnderVersion] = national.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return values;
    }

    private static object? Value(ItemDocument document, Field field) => field.Type switch
    {
        FieldType.Records => document.Records(field.Name) is { Count: > 0 } records ? records : null,
        FieldType.TextList or FieldType.ChoiceList or FieldType.ReferenceList => document.List(field.Name) is { Count: > 0 } list ? list : null,
        _ => document.TextOrNull(field.Name),
    };

    // What is stored has always been read by the one reader.
    private static ItemDocument Read(ContentKind kind, ItemDocument document)
    {
        var (read, errors) = ContentParser.Parse(kind, CanonicalWriter.Write(document), Completeness.Draft);
        return read ?? throw new InvalidOperationException($"A supplement was written in a form that does not read: {errors[0].Message}");
    }

    private static string FieldText(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}

/// <summary>What an editor wants to hang on a national text.</summary>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Heading">The id of the heading; null for the whole text.</param>
public sealed record NewSupplement(string Key, string Title, string Owner, string? Heading);

/// <summary>A published national item in one written form.</summary>
/// <param name="Reference"><c>kind:key</c>.</param>
public sealed record NationalText(string Reference, Kernel.Text.Language Language, string Slug, int Version, ItemDocument Document)
{
    public string Title => Document.Title;

    /// <summary>Below the tenant, with a leading slash.</summary>
    public string Address => Document.Kind.Address(Slug);
}

/// <summary>How a supplement stands to the national text.</summary>
public enum SupplementState
{
    InOrder,

    /// <summary>The words under it are others than those it was written under.</summary>
    Changed,

    HeadingGone,

    /// <summary>The national text is no longer published: nobody sees the supplement.</summary>
    NationalGone,
}

/// <summary>Says how a supplement stands.</summary>
public static class SupplementStates
{
    /// <param name="supplement">Any version of it.</param>
    /// <param name="form">The written form of the supplement.</param>
    /// <param name="national">In the same form, or in the other where only that is published; null where nothing is.</param>
    public static SupplementState Of(ItemDocument supplement, Kernel.Text.Language form, NationalText? national)
    {
        if (national is null)
            return SupplementState.NationalGone;
        // Written under the same form only: the words of the other form say nothing about a change.
        if (national.Language != form)
            return SupplementState.InOrder;
        return Supplements.DriftOf(supplement, national.Document) switch
        {
            Drift.Changed => SupplementState.Changed,
            Drift.HeadingGone => SupplementState.HeadingGone,
            _ => SupplementState.InOrder,
        };
    }
}
