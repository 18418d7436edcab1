using KunnskapsPortal.Accounts.Resources;

namespace KunnskapsPortal.Accounts;

/// <summary>Modules in the reader's written form; a module that has no words here is called what the code calls it.</summary>
public static class ModuleLabels
{
    public static string Of(string module) => module switch
    {
        "Library" => Texts.ModuleLibrary,
        "Measures" => Texts.ModuleMeasures,
        "Checklists" => Texts.ModuleChecklists,
        "Courses" => Texts.ModuleCourses,
        "SmallGroups" => Texts.ModuleSmallGroups,
        "Directory" => Texts.ModuleDirectory,
        "Calendar" => Texts.ModuleCalendar,
        _ => module,
    };
}
