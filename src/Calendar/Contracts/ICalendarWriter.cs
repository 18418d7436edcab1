namespace KunnskapsPortal.Calendar.Contracts;

/// <summary>
/// Writes an iCalendar object (RFC 5545, with RFC 7986 properties): UTF-8, CRLF, lines folded at 75 octets, texts escaped,
/// a full VTIMEZONE for Europe/Oslo.
/// </summary>
public interface ICalendarWriter
{
    /// <param name="name">The calendar's name, shown by clients.</param>
    /// <param name="root">Scheme, host and tenant path, without trailing slash: put before each event's address.</param>
    /// <param name="events">In any order; each becomes a VEVENT of its own.</param>
    string Write(string name, string root, IEnumerable<CalendarEvent> events);
}
