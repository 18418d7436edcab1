using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Editorial.Domain;

/// <summary>A field that two editors have given different values.</summary>
/// <param name="Name">As declared; <c>body</c> for the body.</param>
/// <param name="Mine">As it reads in the form that is to be stored.</param>
/// <param name="Theirs">As it reads in the version that was stored meanwhile.</param>
/// <param name="OnlyTheirs">Only the other has changed it since the common version: theirs is the natural choice.</param>
public sealed record FieldClash(string Name, string Mine, string Theirs, bool OnlyTheirs);

/// <summary>Compares a form with a version that was stored meanwhile. Pure.</summary>
public static class Merging
{
    /// <summary>The fields, the body left out, in which the two differ.</summary>
    public static IReadOnlyList<FieldClash> Fields(ContentKind kind, ItemForm mine, ItemForm theirs, ItemForm common) =>
    [
        .. from field in kind.Fields
           let my = Reading(mine, field)
           let their = Reading(theirs, field)
           where my != their
           select new FieldClash(field.Name, my, their, my == Reading(common, field)),
    ];

    /// <summary>What stands in a field, as lines a person can read.</summary>
    public static string Reading(ItemForm form, Field field)
    {
        if (field.Type != FieldType.Records)
            return string.Join('\n', form.Values($"f.{field.Name}").Select(value => value.ReplaceLineEndings("\n").Trim()).Where(value => value.Length > 0));
        return string.Join('\n', Enumerable.Range(0, form.Rows(field.Name)).Select(row => string.Join(
            " · ", field.RecordFields!.Where(part => part.Name != "key")
                .Select(part => form.Value($"f.{field.Name}.{row}.{part.Name}").Trim()).Where(value => value.Length > 0))));
    }
}
