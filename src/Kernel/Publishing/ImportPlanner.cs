using System.Globalization;
using System.Text;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>Holds files against what the current tenant has. Reads only; what it finds is what <see cref="ContentImport"/> carries out.</summary>
public sealed class ImportPlanner(PortalDb db, ContentKinds kinds, MediaFolder media)
{
    /// <param name="source">The tenant's files.</param>
    /// <param name="progress">Told how far it has come: file number, of how many.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    public async Task<ImportPlan> PlanAsync(IContentSource source, Action<int, int>? progress, CancellationToken cancel)
    {
        var lines = new List<ImportLine>(await media.PlanAsync(source, cancel));
        var stored = await StoredItems.ReadAsync(db, cancel);
        var seen = new HashSet<(string Kind, string Key, Language Language, bool IsDraft)>();
        var present = new HashSet<(string Kind, string Key, Language Language)>();
        var texts = source.Files.Where(file => !file.StartsWith(MediaIndex.Folder, StringComparison.Ordinal))
            .OrderBy(file => ContentFileName.Parse(file)?.IsDraft ?? false).ThenBy(file => file, StringComparer.Ordinal).ToList();
        for (var at = 0; at < texts.Count; at++)
        {
            progress?.Invoke(at, texts.Count);
            var (read, errors) = await ReadAsync(source, texts[at], cancel);
            if (read is null)
                lines.AddRange(errors);
            else
                lines.Add(Judge(texts[at], read, stored, seen, present));
        }

        var missing = stored.All.Where(item => item.Id is not null && !present.Contains((item.Kind, item.Key, item.Language)))
            .Select(item => new ContentFileName(item.Kind, item.Slug, item.Language, item.Published is null).ToString()).Order(StringComparer.Ordinal);
        return new ImportPlan(lines, [.. missing]);
    }

    /// <summary>One file, read as an import reads it: a document, or what to mend.</summary>
    public async Task<(ReadFile? Read, IReadOnlyList<ImportLine> Errors)> ReadAsync(IContentSource source, string file, CancellationToken cancel)
    {
        if (ContentFileName.Parse(file) is not { } name || kinds.Find(name.Kind) is not { } kind)
            return Fail(new ContentError(1, Say(Texts.ImportName, string.Join(", ", kinds.All.Select(k => k.Name)))));
        string text;
        try
        {
            text = Encoding.UTF8.GetString(await source.ReadAsync(file, cancel)).TrimStart('\uFEFF');
        }
        catch (IOException)
        {
            return Fail(new ContentError(1, Texts.ImportUnreadable));
        }

        // Before it is parsed: no message may repeat what must not be stored.
        if (PatientDataGuard.Finds(text))
            return Fail(new ContentError(1, Texts.BreachIdentityNumber));
        var (document, errors) = ContentParser.Parse(kind, text, name.IsDraft ? Completeness.Draft : Completeness.Whole);
        if (document is null)
            return Fail([.. errors]);
        // A draft may lack much, but not what it is known by.
        foreach (var needed in new[] { "key", "title" })
        {
            if (document.Text(needed).Length == 0)
                return Fail(new ContentError(1, Say(Texts.ErrorMissingField, needed)));
        }

        if (kind.OnlyKey is { } only && document.Key != only)
            return Fail(new ContentError(1, Say(Texts.ImportOnlyKey, only)));
        var canonical = CanonicalWriter.Write(document);
        return (new ReadFile(name, document, Publisher.HashOf(canonical), text == canonical), []);

        (ReadFile?, IReadOnlyList<ImportLine>) Fail(params ContentError[] wrong) =>
            (null, [.. wrong.Select(error => new ImportLine(file, error.Line, ImportOutcome.Refused, error.Message))]);
    }

    private static ImportLine Judge(
        string file,
        ReadFile read,
        StoredItems stored,
        HashSet<(string Kind, string Key, Language Language, bool IsDraft)> seen,
        HashSet<(string Kind, string Key, Language Language)> present)
    {
        var (name, document) = (read.Name, read.Document);
        if (!seen.Add((name.Kind, document.Key, name.Language, name.IsDraft)))
            return new ImportLine(file, 1, ImportOutcome.Refused, Say(Texts.ImportKeyTwice, document.Key));
        var here = stored.Find(name.Kind, document.Key, name.Language);
        present.Add((name.Kind, document.Key, name.Language));
        if (stored.At(name) is { } other && other.Key != document.Key)
            return new ImportLine(file, 1, ImportOutcome.Refused, Say(Texts.ImportSlugTaken, other.Key));
        var outcome = here is null || here.Id is null && name.IsDraft && here.Latest != read.Hash ? ImportOutcome.New : here.Judge(name, read.Hash);
        if (outcome is ImportOutcome.New or ImportOutcome.ChangedThere)
        {
            var before = here ?? new StoredItem(null, name.Kind, document.Key, name.Language, name.Slug, "", null, null, false, false, new HashSet<string>());
            stored.Put(before.With(name, read.Hash));
        }

        return new ImportLine(file, 1, outcome, outcome switch
        {
            ImportOutcome.ChangedHere => Texts.ImportChangedHere,
            ImportOutcome.Conflict => Texts.ImportConflict,
            _ => "",
        })
        {
            IsNormalised = !read.IsCanonical,
            Item = here?.Id,
            Title = document.Title,
            Mark = $"{read.Hash}|{here?.Latest}|{here?.Published}|{here?.Slug}",
        };
    }

    private static string Say(string message, params object[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}

/// <summary>A content file that can be used.</summary>
/// <param name="Hash">Of its canonical form.</param>
/// <param name="IsCanonical">The file is written just so.</param>
public sealed record ReadFile(ContentFileName Name, ItemDocument Document, string Hash, bool IsCanonical);
