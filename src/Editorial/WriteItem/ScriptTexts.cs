using System.Collections;
using System.Globalization;
using KunnskapsPortal.Editorial.Resources;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>The texts that the scripts of the desk show, in the reader's form.</summary>
public static class ScriptTexts
{
    private static readonly Lazy<IReadOnlyList<string>> Keys = new(() =>
    [
        .. Texts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key)
            .Where(key => key.StartsWith("Js", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ]);

    public static IEnumerable<(string Key, string Text)> All() =>
        Keys.Value.Select(key => (key, Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!));
}
