using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Accounts.TenantSettings;

/// <summary>Which modules the tenant has on, and where another than the writer must publish. Two queries, with the viewer's own.</summary>
[Requires(Permission.ManageTenant)]
public sealed class SettingsModel(IMediator mediator, PortalDb db, ModuleSwitches switches, ContentKinds kinds) : PageModel
{
    [BindProperty(Name = "modul")]
    public string[] ModulesOn { get; set; } = [];

    [BindProperty(Name = "fireoyne")]
    public string[] FourEyes { get; set; } = [];

    [BindProperty(Name = "stempel")]
    public string? Stamp { get; set; }

    [BindProperty(Name = "lagret", SupportsGet = true)]
    public string? Saved { get; set; }

    public IReadOnlyList<SettingRow> Modules { get; private set; } = [];

    public IReadOnlyList<SettingRow> Kinds { get; private set; } = [];

    public bool IsConflict { get; private set; }

    /// <summary>Where the form and what somebody stored meanwhile disagree.</summary>
    public IEnumerable<SettingRow> Disagreements => Modules.Concat(Kinds).Where(row => row.IsChosen != row.IsStored);

    public string? SavedText => Saved switch
    {
        nameof(SaveSettingsOutcome.Saved) => Texts.SettingsSaved,
        nameof(SaveSettingsOutcome.Unchanged) => Texts.SettingsUnchanged,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var stored = await ReadAsync(cancel);
        Show(stored, switches.Switchable.Where(stored.Has), SettingsRules.Names(stored.FourEyes));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var stored = await ReadAsync(cancel);
        var off = SettingsRules.Chosen(stored.SwitchedOff, switches.Switchable, switches.Switchable.Except(ModulesOn));
        var four = SettingsRules.Chosen(stored.FourEyes, kinds.All.Select(kind => kind.Name), FourEyes);
        var outcome = await mediator.Send(new SaveSettings(off, four, Stamp ?? ""), cancel);
        if (outcome != SaveSettingsOutcome.ChangedMeanwhile)
            return LocalRedirect($"~/admin/innstillinger?lagret={outcome}");
        IsConflict = true;
        // What was chosen is kept; the new stamp says that the person has now seen what the other stored.
        Show(await ReadAsync(cancel), ModulesOn, FourEyes);
        return Page();
    }

    private Task<Tenant> ReadAsync(CancellationToken cancel)
    {
        var id = db.CurrentTenant;
        return db.Set<Tenant>().AsNoTracking().SingleAsync(t => t.Id == id, cancel);
    }

    private void Show(Tenant stored, IEnumerable<string> modulesOn, IEnumerable<string> fourEyes)
    {
        var (on, four) = (modulesOn.ToHashSet(), fourEyes.ToHashSet());
        Modules = [.. switches.Switchable.Select(name => new SettingRow(name, $"modul-{name}", ModuleLabels.Of(name), on.Contains(name), stored.Has(name)))];
        Kinds = [.. kinds.All.Select(kind => new SettingRow(kind.Name, $"fireoyne-{kind.Name}", kind.Label(), four.Contains(kind.Name), stored.NeedsFourEyes(kind.Name)))];
        Stamp = SettingsRules.Stamp(stored.SwitchedOff, stored.FourEyes);
    }
}

/// <summary>One switch.</summary>
/// <param name="IsChosen">As the form has it.</param>
/// <param name="IsStored">As it is now.</param>
public sealed record SettingRow(string Name, string Id, string Label, bool IsChosen, bool IsStored)
{
    public static string Word(bool isOn) => isOn ? Texts.WordOn : Texts.WordOff;
}
