namespace KunnskapsPortal.Kernel.Pages;

/// <summary>
/// A feature of the request, for the two pages that show a mail as it will look: the page with the frame, and the mail in
/// it. The host sets their content-security policies; every other page has neither frames nor styles of its own.
/// </summary>
/// <param name="StyleHash"><c>sha256-…</c> of the mail's one style element; null for the page with the frame.</param>
public sealed record MailPreview(string? StyleHash);
