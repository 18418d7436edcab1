using KunnskapsPortal.Accounts;
using KunnskapsPortal.Calendar;
using KunnskapsPortal.Checklists;
using KunnskapsPortal.Courses;
using KunnskapsPortal.Directory;
using KunnskapsPortal.Editorial;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Library;
using KunnskapsPortal.Measures;
using KunnskapsPortal.Notifications;
using KunnskapsPortal.Search;
using KunnskapsPortal.SmallGroups;

namespace KunnskapsPortal.Web;

/// <summary>The modules of this portal. Nothing else finds them.</summary>
public static class Modules
{
    public static IReadOnlyList<PortalModule> All { get; } =
    [
        new LibraryModule(),
        new MeasuresModule(),
        new ChecklistsModule(),
        new CoursesModule(),
        new SmallGroupsModule(),
        new DirectoryModule(),
        new SearchModule(),
        new CalendarModule(),
        new NotificationsModule(),
        new EditorialModule(),
        new AccountsModule(),
    ];
}
