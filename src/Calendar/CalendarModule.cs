using KunnskapsPortal.Kernel;

namespace KunnskapsPortal.Calendar;

public sealed class CalendarModule : PortalModule
{
    public override string Name => "Calendar";
}
