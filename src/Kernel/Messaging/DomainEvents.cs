using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using MediatR;

namespace KunnskapsPortal.Kernel.Messaging;

/// <summary>
/// An item of the current tenant has been published. Sent inside the publishing transaction: what a module projects from
/// the item (sessions of a course) stands and falls with the publication.
/// </summary>
public sealed record ItemPublished(ItemDocument Document, string Slug, Language Language) : INotification;

/// <summary>An item is no longer shown to readers. Sent inside the transaction that takes it down.</summary>
public sealed record ItemHidden(string Kind, string Key, Language Language) : INotification;
