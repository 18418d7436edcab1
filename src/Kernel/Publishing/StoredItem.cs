using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>What the portal has of an item when a file is held against it. Texts are named by their hashes.</summary>
/// <param name="Latest">Of the newest version.</param>
/// <param name="Published">Of what readers see; null where they see nothing.</param>
/// <param name="Imported">Of the newest version that came by import; null where none did.</param>
/// <param name="HasSteps">An editor has published, taken down, archived, restored, rolled back or renamed it since the last import.</param>
/// <param name="WasRenamed">One of these steps gave it another address.</param>
/// <param name="Texts">Of every version.</param>
public sealed record StoredItem(
    Guid? Id, string Kind, string Key, Language Language, string Slug, string Latest, string? Published, string? Imported, bool HasSteps, bool WasRenamed, IReadOnlySet<string> Texts)
{
    /// <summary>How a file with this name and this text stands to the item. Pure.</summary>
    public ImportOutcome Judge(ContentFileName file, string hash)
    {
        if (file.IsDraft ? Latest == hash : Slug == file.Slug && Published == hash)
            return ImportOutcome.Unchanged;
        if (Latest == Imported && !HasSteps)
            return ImportOutcome.ChangedThere;
        var knowsAddress = file.IsDraft || file.Slug == Slug || WasRenamed;
        return Texts.Contains(hash) && knowsAddress ? ImportOutcome.ChangedHere : ImportOutcome.Conflict;
    }

    /// <summary>The item when the file has been taken in.</summary>
    public StoredItem With(ContentFileName file, string hash) => this with
    {
        Slug = file.IsDraft && Published is not null ? Slug : file.Slug,
        Latest = hash,
        Imported = hash,
        Published = file.IsDraft ? Published : hash,
        HasSteps = false,
        WasRenamed = false,
    };
}
