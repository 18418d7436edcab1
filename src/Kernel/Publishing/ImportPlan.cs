using System.Security.Cryptography;
using System.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>How a file stands to what the portal has.</summary>
public enum ImportOutcome
{
    /// <summary>The portal says the same.</summary>
    Unchanged,

    /// <summary>The portal has no such item.</summary>
    New,

    /// <summary>The file says something else, and nobody has changed the item in the portal since the last import.</summary>
    ChangedThere,

    /// <summary>The item has been changed in the portal; the file holds a text that the portal has had. The file is left alone.</summary>
    ChangedHere,

    /// <summary>Both the file and the item have changed. The file is left alone unless somebody chooses it.</summary>
    Conflict,

    /// <summary>The file cannot be used; the message says what to mend.</summary>
    Refused,
}

/// <summary>One line of an import's report. A file that is refused may have several.</summary>
/// <param name="File">Below the tenant, with <c>/</c>.</param>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="Message">Why it is refused or left alone; empty where there is nothing to say.</param>
public sealed record ImportLine(string File, int Line, ImportOutcome Outcome, string Message)
{
    /// <summary>The file is accepted, but its bytes are not the canonical form; what is stored is.</summary>
    public bool IsNormalised { get; init; }

    /// <summary>The item that the file is about, where the portal has it.</summary>
    public Guid? Item { get; init; }

    /// <summary>What the item or file is called in the file.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the file and the portal say, as hashes: another mark, another comparison.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The file is taken in when the plan is carried out.</summary>
    public bool IsTaken(IReadOnlySet<string> chosen) =>
        Outcome is ImportOutcome.New or ImportOutcome.ChangedThere || Outcome == ImportOutcome.Conflict && chosen.Contains(File);
}

/// <summary>What an import would do, file by file: first files of the media library, then texts, then drafts. Nothing has been written.</summary>
/// <param name="Missing">What the portal has and the files have not. Information only: an import removes nothing.</param>
public sealed record ImportPlan(IReadOnlyList<ImportLine> Lines, IReadOnlyList<string> Missing)
{
    public IReadOnlyList<string> Conflicts => [.. Lines.Where(line => line.Outcome == ImportOutcome.Conflict).Select(line => line.File)];

    /// <summary>SHA-256 of the plan in hex. The same mark: the same files stand in the same way to the same texts.</summary>
    public string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Lines.Select(line => $"{line.File}|{line.Outcome}|{line.Mark}")))));
}
