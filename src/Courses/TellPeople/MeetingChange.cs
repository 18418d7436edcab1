using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Courses.TellPeople;

/// <summary>A change of a meeting, as the key of the job that tells of it: which, the sequence it got, and when it was before.</summary>
/// <param name="WasStarts">Null for a meeting that is new in its session.</param>
/// <param name="WasEnds">As <paramref name="WasStarts"/>.</param>
public sealed record MeetingChange(Guid MeetingId, int Sequence, LocalDateTime? WasStarts, LocalDateTime? WasEnds)
{
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmm");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{MeetingId:N}:{Sequence}:{Written(WasStarts)}:{Written(WasEnds)}");

    /// <exception cref="FormatException">The key is not one of ours.</exception>
    public static MeetingChange Parse(string key) => key.Split(':') is [var id, var sequence, var starts, var ends]
        ? new MeetingChange(Guid.ParseExact(id, "N"), int.Parse(sequence, CultureInfo.InvariantCulture), Read(starts), Read(ends))
        : throw new FormatException("Not a change of a meeting.");

    private static string Written(LocalDateTime? time) => time is { } known ? Time.Format(known) : "";

    private static LocalDateTime? Read(string time) => time.Length == 0 ? null : Time.Parse(time).Value;
}
