using KunnskapsPortal.Notifications.Contracts;

namespace KunnskapsPortal.Notifications.Domain;

/// <summary>A person's choices among ways, as they are stored: <c>reminder=Off;news=AtOnce</c>. Only what differs from the usual is kept.</summary>
public static class Choices
{
    /// <summary>How notices of a kind come to the person. A stored way that the kind no longer offers counts for nothing.</summary>
    public static NoticeWay Of(string stored, NoticeKind kind) =>
        Read(stored).TryGetValue(kind.Name, out var way) && kind.Choices.Contains(way) ? way : kind.Usual;

    /// <summary>The stored text with this choice in it.</summary>
    public static string With(string stored, NoticeKind kind, NoticeWay way)
    {
        var all = Read(stored);
        all.Remove(kind.Name);
        if (way != kind.Usual && kind.Choices.Contains(way))
            all[kind.Name] = way;
        return string.Join(';', all.OrderBy(choice => choice.Key, StringComparer.Ordinal).Select(choice => $"{choice.Key}={choice.Value}"));
    }

    private static Dictionary<string, NoticeWay> Read(string stored)
    {
        var all = new Dictionary<string, NoticeWay>(StringComparer.Ordinal);
        foreach (var choice in stored.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (choice.Split('=') is [var name, var way] && Enum.TryParse<NoticeWay>(way, out var known) && Enum.IsDefined(known))
                all[name] = known;
        }

        return all;
    }
}
