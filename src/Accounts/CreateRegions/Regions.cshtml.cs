using System.Globalization;
using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.InviteMembers;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Accounts.CreateRegions;

/// <summary>All tenants, and a form for a new one. Stands in the national tenant only.</summary>
[Requires(Permission.ManageInstallation, NationalOnly = true)]
public sealed class RegionsModel(IMediator mediator, TenantDirectory tenants, INotifier notifier) : PageModel
{
    [BindProperty(Name = "navn")]
    public string? RegionName { get; set; }

    [BindProperty(Name = "nokkel")]
    public string? Key { get; set; }

    [BindProperty(Name = "malform")]
    public string? WrittenForm { get; set; }

    [BindProperty(Name = "vert")]
    public string? Host { get; set; }

    [BindProperty(Name = "epost")]
    public string? AdminEmail { get; set; }

    public FormErrors Errors { get; } = new();

    public Tenant? Added { get; private set; }

    public NewLinks? Made { get; private set; }

    public IReadOnlyList<Tenant> All { get; private set; } = [];

    public IReadOnlyList<(string Value, string Label)> WrittenForms { get; } = [(Languages.Bokmal, "Bokmål"), (Languages.Nynorsk, "Nynorsk")];

    public string AddedText => string.Format(CultureInfo.CurrentCulture, Texts.RegionAdded, Added!.Name);

    /// <summary>The modules that a tenant has switched off, in words.</summary>
    public static string Off(Tenant tenant) => tenant.SwitchedOff.Length == 0
        ? Texts.NoModulesOff
        : string.Join(", ", tenant.SwitchedOff.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ModuleLabels.Of));

    public async Task OnGetAsync(CancellationToken cancel) => All = await tenants.AllAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var request = Read();
        if (!Errors.Any)
            Take(await mediator.Send(request, cancel));
        All = await tenants.AllAsync(cancel);
        return Page();
    }

    private AddTenant Read()
    {
        RegionName = Errors.Take("navn", RegionName);
        Key = Errors.Take("nokkel", Key);
        Host = Errors.Take("vert", Host);
        AdminEmail = Errors.Take("epost", AdminEmail);
        if (Key.Length == 0 && RegionName.Length > 0)
        {
            Key = RegionRules.KeyFrom(RegionName);
            Errors.Add("nokkel", Texts.RegionKeySuggested);
        }

        var host = Host.Length == 0 ? null : Host;
        foreach (var fault in RegionRules.Faults(Key, RegionName, host))
            Say(fault);
        // The address that everyone uses must not begin to lead to one region.
        Errors.AddUnless(host is null || !host.Equals(Request.Host.Host, StringComparison.OrdinalIgnoreCase), "vert", Texts.RegionHostInUse);
        Errors.AddUnless(AdminEmail.Length == 0 || Formats.IsEmail(AdminEmail), "epost", Texts.EmailWrong);
        return new AddTenant(
            Key, RegionName, WrittenForm == Languages.Nynorsk ? Language.Nynorsk : Language.Bokmal, host, AdminEmail.Length == 0 ? null : AdminEmail);
    }

    private void Take(AddTenantOutcome outcome)
    {
        switch (outcome)
        {
            case AddTenantOutcome.Added added:
                Added = added.Tenant;
                if (added.Invitation is not null)
                    Made = new NewLinks([added.Invitation], $"{Request.Scheme}://{Request.Host}/{added.Tenant.Id}", notifier.CanSend);
                (RegionName, Key, Host, AdminEmail, WrittenForm) = (null, null, null, null, null);
                ModelState.Clear();
                break;
            case AddTenantOutcome.Refused refused:
                foreach (var fault in refused.Faults)
                    Say(fault);
                break;
        }
    }

    private void Say(RegionFault fault)
    {
        var (field, text) = fault switch
        {
            RegionFault.KeyInvalid => ("nokkel", Texts.RegionKeyInvalid),
            RegionFault.KeyTaken => ("nokkel", Texts.RegionKeyTaken),
            RegionFault.NameMissing => ("navn", Texts.RegionNameMissing),
            RegionFault.NameTooLong => ("navn", Texts.RegionNameTooLong),
            RegionFault.HostTaken => ("vert", Texts.RegionHostTaken),
            _ => ("vert", Texts.RegionHostInvalid),
        };
        Errors.Add(field, text);
    }
}
