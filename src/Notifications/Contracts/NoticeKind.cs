using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Notifications.Contracts;

/// <summary>A kind of notice, declared by the module that sends it: what a person chooses about, and what its mail is written from.</summary>
/// <param name="Name">Stored in preferences and in the log; also the key of its template. Never renamed without a migration. <c>a-z0-9-</c>.</param>
/// <param name="Label">What people call it, on the page of choices.</param>
/// <param name="Help">When it comes, in a sentence.</param>
/// <param name="Usual">How it comes to a person who has chosen nothing.</param>
/// <param name="Example">An example, for the preview of its template; in the reader's written form (the current culture).</param>
public sealed record NoticeKind(string Name, Func<string> Label, Func<string> Help, NoticeWay Usual, Func<NoticeContent> Example)
{
    /// <summary>Only those with this permission ever get it, and only they are asked about it; null for everybody.</summary>
    public Permission? Needs { get; init; }

    /// <summary>
    /// What a person may choose. A notice that something one has agreed to is moved or cancelled cannot be turned off:
    /// then only <see cref="NoticeWay.AtOnce"/> is here.
    /// </summary>
    public IReadOnlyList<NoticeWay> Choices { get; init; } = [NoticeWay.AtOnce, NoticeWay.Weekly, NoticeWay.Off];
}

/// <summary>How a notice reaches a person. Stored by name; never renamed without a migration.</summary>
public enum NoticeWay
{
    /// <summary>A mail of its own, at once.</summary>
    AtOnce,

    /// <summary>A line in the weekly letter.</summary>
    Weekly,

    /// <summary>Not at all.</summary>
    Off,
}
