using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Courses.ArrangeCourse.ChooseCommittee;

/// <summary>A course's programme committee. Its members read it; those who arrange every course name and remove.</summary>
public sealed class CommitteeModel(Arranging arranging, PortalDb db, TenantContext tenant, Committee committee, IMediator mediator)
    : ArrangedCoursePageModel(arranging, db, tenant)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public IReadOnlyList<CommitteePerson> People { get; private set; } = [];

    /// <summary>Who can be added, of those the words found.</summary>
    public IReadOnlyList<CommitteePerson> Found { get; private set; } = [];

    public string? SearchError { get; private set; }

    public bool HasSearched => !string.IsNullOrWhiteSpace(Words) && SearchError is null;

    public bool IsGood => Outcome is nameof(CommitteeResult.Added) or nameof(CommitteeResult.Removed);

    public string? OutcomeText => Outcome switch
    {
        nameof(CommitteeResult.Added) => Texts.ArrCommitteeAdded,
        nameof(CommitteeResult.Removed) => Texts.ArrCommitteeRemoved,
        nameof(CommitteeResult.NoChange) => Texts.ArrCommitteeNoChange,
        nameof(CommitteeResult.NotMember) => Texts.ArrCommitteeNotMember,
        _ => null,
    };

    public static string RoleOf(CommitteePerson person) => person.Counts
        ? string.Join(", ", person.Roles.Select(role => RoleRights.AudienceOf(role)).OfType<string>().Distinct().Select(Kernel.Publishing.Audiences.Label).Append(person.Workplace ?? "").Where(text => text.Length > 0))
        : Texts.ArrCommitteeLapsed;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        People = await committee.OfAsync(CourseKey, cancel);
        if (!MayArrangeAll)
            return;
        if (PatientDataGuard.Finds(Words))
        {
            (Words, SearchError) = (null, Texts.ArrIdentityNumber);
            return;
        }

        var inside = People.Select(person => person.PersonId).ToHashSet();
        Found = [.. (await committee.FindAsync(Words, cancel)).Where(person => !inside.Contains(person.PersonId))];
    }

    public async Task<IActionResult> OnPostAsync(Guid person, string? gjor, CancellationToken cancel)
    {
        if (gjor is not ("legg-til" or "fjern"))
            return BadRequest();
        var result = await mediator.Send(new ChangeCommittee(CourseKey, person, gjor == "legg-til"), cancel);
        return result == CommitteeResult.NotAllowed ? StatusCode(403) : LocalRedirect($"~{Root}/komite?utfall={result}");
    }
}
