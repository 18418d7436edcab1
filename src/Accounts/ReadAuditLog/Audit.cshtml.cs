using System.Globalization;
using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Accounts.ReadAuditLog;

/// <summary>Who changed what, when. Four queries, with the viewer's own.</summary>
[Requires(Permission.SeeAudit)]
public sealed class AuditModel(AuditList list, AuditWords words) : PageModel
{
    public const string ThePortal = "portalen";

    [BindProperty(Name = "gruppe", SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(Name = "fra", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "til", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "person", SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(Name = "side", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public FormErrors Errors { get; } = new();

    public AuditWords Words => words;

    public AuditPage Log { get; private set; } = new([], false);

    public IReadOnlyList<(string Value, string Label)> Groups { get; } =
        [("", Texts.AuditAll), .. AuditActions.Groups.Select(group => (group.Name, group.Label()))];

    public IReadOnlyList<(string Value, string Label)> People { get; private set; } = [];

    public Pager Pager => new(
        Texts.AuditTitle, string.Format(CultureInfo.CurrentCulture, Texts.PageAt, PageNumber),
        PageNumber == 1 ? null : AddressOf(PageNumber - 1), Log.HasOlder ? AddressOf(PageNumber + 1) : null);

    public static string When(AuditRow row) => row.Entry.At.InZone(Oslo.Zone).LocalDateTime.Long();

    public static string Iso(AuditRow row) => row.Entry.At.InZone(Oslo.Zone).LocalDateTime.Iso();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (from, to) = (Date("fra", From), Date("til", To));
        Errors.AddUnless(from is null || to is null || from <= to, "til", Texts.AuditDatesTurned);
        // A page number that nobody comes to by clicking is the first.
        PageNumber = PageNumber is > 0 and <= 10_000 ? PageNumber : 1;
        Group = Groups.Any(group => group.Value == Group) ? Group : null;
        Guid? by = Person == ThePortal ? Guid.Empty : Guid.TryParse(Person, out var id) && id != Guid.Empty ? id : null;
        Log = await list.ReadAsync(new AuditFilter(string.IsNullOrEmpty(Group) ? null : Group, from, Errors.Any ? null : to, by), PageNumber, cancel);
        People =
        [
            ("", Texts.AuditEverybody), (ThePortal, Texts.AuditPortal),
            .. (await list.PeopleAsync(cancel)).Select(person => (person.Id.ToString(), person.Name)),
        ];
    }

    private LocalDate? Date(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parsed = LocalDatePattern.Iso.Parse(text.Trim());
        Errors.AddUnless(parsed.Success, field, Texts.AuditDateWrong);
        return parsed.Success ? parsed.Value : null;
    }

    private string AddressOf(int page) =>
        $"?gruppe={Escaped(Group)}&fra={Escaped(From)}&til={Escaped(To)}&person={Escaped(Person)}&side={page}";

    private static string Escaped(string? text) => Uri.EscapeDataString(text ?? "");
}
