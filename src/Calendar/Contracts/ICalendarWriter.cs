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

    /// <summary>
    /// A message of iTIP (RFC 5546) about one meeting to one attendee, for a mail (RFC 6047). Names nobody else.
    /// </summary>
    /// <param name="method">What the recipient's program is to do.</param>
    /// <param name="root">Scheme, host and tenant path, without trailing slash.</param>
    /// <param name="meeting">The meeting; for a cancellation with its sequence risen.</param>
    /// <param name="parties">From whom and to whom.</param>
    string WriteMessage(CalendarMethod method, string root, CalendarEvent meeting, CalendarParties parties);
}

/// <summary>The methods of iTIP that the portal sends by mail (RFC 5546, 3.2).</summary>
public enum CalendarMethod
{
    /// <summary>Puts a meeting in, or changes it (REQUEST).</summary>
    Request,

    /// <summary>Takes it out (CANCEL).</summary>
    Cancel,
}

/// <summary>The two of a calendar message.</summary>
/// <param name="OrganizerName">The tenant, as people know it.</param>
/// <param name="OrganizerEmail">The portal's own address; never a person's.</param>
/// <param name="AttendeeName">The recipient.</param>
/// <param name="AttendeeEmail">The recipient's address.</param>
public sealed record CalendarParties(string OrganizerName, string OrganizerEmail, string AttendeeName, string AttendeeEmail);
