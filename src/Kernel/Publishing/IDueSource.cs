using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// Something that somebody must look at, for the board of the editors' desk. Asked in the tenant's scope; a fixed number of
/// queries, whatever the number of rows.
/// </summary>
public interface IDueSource
{
    /// <summary>Lower stands first on the board.</summary>
    int Order { get; }

    Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel);
}

/// <summary>What the board asks for.</summary>
/// <param name="Today">In Oslo.</param>
/// <param name="Person">Only what this editor has in hand; null for everything in the tenant.</param>
/// <param name="Office">Only what belongs to this Nav office; null for everything.</param>
/// <param name="Most">At most this many rows.</param>
public sealed record DueQuestion(LocalDate Today, Guid? Person, string? Office, int Most);

/// <summary>One heading of the board.</summary>
/// <param name="Name">Stable, for the anchor.</param>
/// <param name="Title">In the reader's form.</param>
/// <param name="Total">How many there are, also beyond those listed.</param>
public sealed record DueGroup(string Name, string Title, IReadOnlyList<DueRow> Rows, int Total);

/// <summary>One row of the board.</summary>
/// <param name="Address">Where it is mended, below the tenant, with a leading slash.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Detail">What is wrong, in a sentence or a few words.</param>
/// <param name="Since">Since when, or when it falls due; null where no day is known.</param>
/// <param name="IsOverdue">It should have been done already.</param>
public sealed record DueRow(string Address, string Title, string Detail, LocalDate? Since, bool IsOverdue);
