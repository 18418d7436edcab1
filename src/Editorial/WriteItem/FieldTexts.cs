using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>What an error says in the form, where the field has a label and the writer sees no file.</summary>
public static class FieldTexts
{
    public static string Say(ContentKind kind, ContentError error)
    {
        if (Declared(kind, error.Path) is not { } field)
            return error.Message;
        if (error.Message == string.Format(CultureInfo.CurrentCulture, Kernel.Resources.Texts.ErrorMissingField, field.Name))
            return field.Type is FieldType.Records ? Texts.NeedsOne : Texts.NeedsValue;
        return field.Type switch
        {
            FieldType.Date => Texts.NotADate,
            FieldType.DateTime => Texts.NotADateTime,
            FieldType.Number => Texts.NotANumber,
            FieldType.Url => Texts.NotAUrl,
            FieldType.Key => Texts.NotAKey,
            FieldType.Reference or FieldType.ReferenceList => Texts.NotAReference,
            FieldType.Choice or FieldType.ChoiceList => Texts.NotAChoice,
            _ => error.Message,
        };
    }

    /// <summary>The label of the field an error concerns, for lists of errors.</summary>
    public static string Label(ContentKind kind, string path) =>
        path == "body" ? Texts.Body : path.Length == 0 ? Texts.TheText
        : path.Split('.') is [var list, var row, var part] && int.TryParse(row, CultureInfo.InvariantCulture, out var number)
            ? $"{kind.FieldLabel(list)} {number + 1}: {kind.FieldLabel($"{list}.{part}")}"
            : kind.FieldLabel(path);

    private static Field? Declared(ContentKind kind, string path) => path.Split('.') switch
    {
        [var name] => kind.FieldNamed(name),
        [var list, _, var part] => kind.FieldNamed(list)?.RecordFields?.FirstOrDefault(f => f.Name == part),
        _ => null,
    };
}
