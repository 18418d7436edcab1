using System.Text.Json;
using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>
/// What is proved of a person when the person enrols: by a confirmed membership of the tenant, never by what was typed. Set
/// then and never changed.
/// </summary>
/// <param name="Audience">The profession in the words of audiences; null where none is proved.</param>
/// <param name="Municipality">Four digits; null where none is proved.</param>
public sealed record Profile(string? Audience, string? Municipality)
{
    /// <summary>Of whom nothing is proved.</summary>
    public static readonly Profile Unproved = new(null, null);
}

/// <summary>Whom a rule is about: one of some professions, in one municipality.</summary>
/// <param name="Audiences">Any of these; empty for everybody.</param>
/// <param name="Municipality">Four digits; null for everywhere.</param>
public sealed record Group(IReadOnlyList<string> Audiences, string? Municipality)
{
    public bool Has(Profile person) =>
        (Audiences.Count == 0 || (person.Audience is { } audience && Audiences.Contains(audience)))
        && (Municipality is null || person.Municipality == Municipality);
}

/// <summary>A priority class: these go first in the queue until a moment, and stand among all others after it.</summary>
/// <param name="Title">As people read it: "Fastleger i regionen".</param>
/// <param name="Until">Europe/Oslo; from this moment the class gives nothing. Null for as long as there is a queue.</param>
public sealed record PriorityClass(string Title, Group Group, LocalDateTime? Until);

/// <summary>What a quota does.</summary>
public enum QuotaForm
{
    /// <summary>So many seats are kept for the group: nobody else gets them before the quota ends.</summary>
    Kept,

    /// <summary>The group gets no more than so many seats before the quota ends.</summary>
    AtMost,
}

/// <summary>Seats that are kept for a group, or the most that a group gets, until a moment.</summary>
/// <param name="Title">As people read it.</param>
/// <param name="EachMunicipality">Of <see cref="QuotaForm.AtMost"/>: counted for each municipality by itself; those of whom none is proved are not counted.</param>
/// <param name="Seats">0 or more.</param>
/// <param name="Until">Europe/Oslo; from this moment the quota gives and takes nothing. Null for as long as there is a queue.</param>
public sealed record Quota(string Title, QuotaForm Form, Group Group, bool EachMunicipality, int Seats, LocalDateTime? Until)
{
    /// <summary>The seats of others that count with this person's against the quota.</summary>
    internal bool CountsWith(Profile person, Profile other) =>
        Group.Has(other) && (!EachMunicipality || (person.Municipality is not null && person.Municipality == other.Municipality));

    internal bool Binds(Profile person) => Group.Has(person) && (!EachMunicipality || person.Municipality is not null);
}

/// <summary>The rules of a session's one queue, as the arranger has written them.</summary>
/// <param name="Classes">The first that has a person is the person's; those in none stand after all of them.</param>
/// <param name="Quotas">A person belongs to the first kept quota that has the person, and is bound by every "at most" that does.</param>
/// <param name="OfferHours">How long a seat from the queue is offered before it is passed on; 0: seats are given, not offered.</param>
public sealed record SeatRules(IReadOnlyList<PriorityClass> Classes, IReadOnlyList<Quota> Quotas, int OfferHours)
{
    public static readonly SeatRules None = new([], [], 0);

    /// <summary>The person's class at a moment, from 1; one more than there are classes where none has the person.</summary>
    public int ClassOf(Profile person, LocalDateTime now)
    {
        for (var i = 0; i < Classes.Count; i++)
        {
            if (IsOn(Classes[i].Until, now) && Classes[i].Group.Has(person))
                return i + 1;
        }

        return Classes.Count + 1;
    }

    /// <summary>What the person's class is called; null for those in none.</summary>
    public string? TitleOf(Profile person, LocalDateTime now) => ClassOf(person, now) is var number && number <= Classes.Count ? Classes[number - 1].Title : null;

    /// <summary>The quotas that hold at a moment. Kept seats are cut, the last ones first, to what there is.</summary>
    public IReadOnlyList<Quota> QuotasAt(int declaredSeats, LocalDateTime now)
    {
        var left = declaredSeats;
        var quotas = new List<Quota>();
        foreach (var quota in Quotas.Where(quota => IsOn(quota.Until, now)))
        {
            var seats = quota.Form == QuotaForm.Kept ? Math.Min(quota.Seats, left) : quota.Seats;
            left -= quota.Form == QuotaForm.Kept ? seats : 0;
            quotas.Add(quota with { Seats = seats });
        }

        return quotas;
    }

    /// <summary>The moments at which a class or a quota ends by itself: then somebody may have a seat who might not before.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<LocalDateTime> Ends => Classes.Select(rule => rule.Until).Concat(Quotas.Select(quota => quota.Until)).OfType<LocalDateTime>().Distinct();

    /// <summary>The stored form; <see cref="Read"/> reads it back.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Stored);

    /// <param name="stored">From <see cref="ToString"/>; empty for no rules.</param>
    public static SeatRules Read(string stored) => stored.Length == 0 ? None : JsonSerializer.Deserialize<SeatRules>(stored, Stored)!;

    private static bool IsOn(LocalDateTime? until, LocalDateTime now) => until is not { } end || now < end;

    private static readonly JsonSerializerOptions Stored = new() { Converters = { new ClockTime() } };

    private sealed class ClockTime : System.Text.Json.Serialization.JsonConverter<LocalDateTime>
    {
        private static readonly NodaTime.Text.LocalDateTimePattern Iso = NodaTime.Text.LocalDateTimePattern.GeneralIso;

        public override LocalDateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Iso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDateTime value, JsonSerializerOptions options) => writer.WriteStringValue(Iso.Format(value));
    }
}
