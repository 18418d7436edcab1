using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Library.ReadFees;

/// <summary>What a doctor can claim, what it covers and what not. An amount is shown only where one was found, with its date.</summary>
[CachedPage]
public sealed class FeesModel(PublishedContent content, TenantContext tenant, IClock clock) : PageModel
{
    public IReadOnlyList<FeeRow> Fees { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var fees = await content.ListAsync(LibraryModule.Fee, cancel);
        Fees = [.. fees.Select(fee => Row(fee, today)).OfType<FeeRow>()];
        HttpContext.ShowsUntil(DatedPeriods.NextChange(fees.SelectMany(fee => fee.Document.Records("periods")), today));
    }

    private FeeRow? Row(PublishedView fee, LocalDate today)
    {
        var document = fee.Document;
        if (DatedPeriods.Split(document.Records("periods"), today).Now is not [var period, ..])
            return null;
        return new FeeRow(
            fee.Slug, document.Text("code"), document.Text("covers"), document.TextOrNull("not_covered"),
            period.TextOrNull("amount"), period.Date("from")?.Long(), period.Text("status"), period.Date("checked") is not null,
            period.TextOrNull("source"), period.TextOrNull("url"), period.TextOrNull("note"),
            fee.Language == tenant.Language ? null : fee.Language.Code());
    }
}

public sealed record FeeRow(
    string Slug, string Code, string Covers, string? NotCovered, string? Amount, string? From, string Status, bool IsChecked,
    string? Source, string? Url, string? Note, string? ForeignLang);
