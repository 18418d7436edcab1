using NodaTime;

namespace KunnskapsPortal.Directory.Contacts;

internal static class RedDays
{
    public static bool Contains(LocalDate date) => date.DayOfWeek == IsoDayOfWeek.Sunday;
}
