using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Kernel.Persistence;

internal sealed class TenantIdConverter() : ValueConverter<TenantId, string>(id => id.Value, value => new TenantId(value));

internal sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(),
    time => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)));

/// <summary>Dates are stored as ISO 8601 text, which sorts right and reads the same on both databases.</summary>
internal sealed class LocalDateConverter() : ValueConverter<LocalDate, string>(
    date => LocalDatePattern.Iso.Format(date),
    text => LocalDatePattern.Iso.Parse(text).Value);

/// <summary>Clock times that people agreed on are stored as ISO 8601 text to the second, in Europe/Oslo.</summary>
internal sealed class LocalDateTimeConverter() : ValueConverter<LocalDateTime, string>(
    time => Pattern.Format(time),
    text => Pattern.Parse(text).Value)
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");
}
