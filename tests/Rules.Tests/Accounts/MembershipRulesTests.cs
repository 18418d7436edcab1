using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Accounts;

public sealed class MembershipRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 11, 8, 0);
    private static readonly Guid Approver = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Somebody = Guid.Parse("00000000-0000-0000-0000-00000000000b");

    [Theory]
    [InlineData(Decision.Confirm)]
    [InlineData(Decision.Decline)]
    public void An_approver_decides_about_one_who_waits(Decision decision) =>
        Assert.Equal(DecisionOutcome.Done, Judge(decision, Asked(Role.Gp), Role.RegionAdmin));

    [Fact]
    public void Nobody_decides_about_their_own_membership()
    {
        foreach (var decision in Enum.GetValues<Decision>())
        {
            Assert.Equal(DecisionOutcome.Own, Judge(decision, Asked(Role.Gp, Approver), Role.RegionAdmin));
            Assert.Equal(DecisionOutcome.Own, Judge(decision, Confirmed(Role.RegionAdmin, Now, Approver), Role.RegionAdmin));
        }
    }

    [Theory]
    [InlineData(Role.Gp)]
    [InlineData(Role.Counsellor)]
    [InlineData(Role.AdvisoryPhysician)]
    [InlineData(Role.ChiefPhysician)]
    [InlineData(Role.NavOfficeEditor)]
    [InlineData(Role.NationalEditor)]
    public void A_role_without_the_right_decides_nothing(Role role) =>
        Assert.Equal(DecisionOutcome.NotApprover, Judge(Decision.Confirm, Asked(Role.Gp), role));

    [Fact]
    public void Nobody_ends_a_role_with_rights_that_they_lack()
    {
        Assert.Equal(DecisionOutcome.AboveApprover, Judge(Decision.End, Confirmed(Role.RegionAdmin, Now), Role.CoordinatingAdvisoryPhysician));
        Assert.Equal(DecisionOutcome.Done, Judge(Decision.End, Confirmed(Role.RegionAdmin, Now), Role.RegionAdmin));
        Assert.Equal(DecisionOutcome.Done, Judge(Decision.End, Confirmed(Role.Gp, Now), Role.CoordinatingAdvisoryPhysician));
    }

    [Fact]
    public void What_is_decided_is_not_decided_again()
    {
        var declined = Asked(Role.Gp);
        declined.End(Now);
        var ended = Confirmed(Role.Gp, Now);
        ended.End(Now);
        foreach (var decision in Enum.GetValues<Decision>())
        {
            Assert.Equal(DecisionOutcome.AlreadyDecided, Judge(decision, declined, Role.RegionAdmin));
            Assert.Equal(DecisionOutcome.AlreadyDecided, Judge(decision, ended, Role.RegionAdmin));
        }

        Assert.Equal(DecisionOutcome.AlreadyDecided, Judge(Decision.Confirm, Confirmed(Role.Gp, Now), Role.RegionAdmin));
        Assert.Equal(DecisionOutcome.AlreadyDecided, Judge(Decision.Decline, Confirmed(Role.Gp, Now), Role.RegionAdmin));
        Assert.Equal(DecisionOutcome.AlreadyDecided, Judge(Decision.End, Asked(Role.Gp), Role.RegionAdmin));
    }

    [Theory]
    [InlineData(334, DecisionOutcome.AlreadyDecided)]
    [InlineData(335, DecisionOutcome.Done)]
    [InlineData(365, DecisionOutcome.Done)]
    [InlineData(800, DecisionOutcome.Done)]
    public void A_confirmation_is_renewed_from_a_month_before_it_runs_out(int daysAgo, DecisionOutcome outcome) =>
        Assert.Equal(outcome, Judge(Decision.Confirm, Confirmed(Role.Gp, Now - Duration.FromDays(daysAgo)), Role.RegionAdmin));

    [Fact]
    public void A_membership_stands_where_its_times_say()
    {
        var declined = Asked(Role.Gp);
        declined.End(Now);
        var ended = Confirmed(Role.Gp, Now);
        ended.End(Now);
        Assert.Equal(MembershipState.Pending, MembershipRules.StateOf(Asked(Role.Gp), Now));
        Assert.Equal(MembershipState.Confirmed, MembershipRules.StateOf(Confirmed(Role.Gp, Now), Now));
        Assert.Equal(MembershipState.Expired, MembershipRules.StateOf(Confirmed(Role.Gp, Now - Duration.FromDays(365)), Now));
        Assert.Equal(MembershipState.Declined, MembershipRules.StateOf(declined, Now));
        Assert.Equal(MembershipState.Ended, MembershipRules.StateOf(ended, Now));
    }

    [Fact]
    public void Nobody_asks_for_a_role_in_the_national_tenant() => Assert.Empty(MembershipRules.RolesToAskFor(TenantId.National));

    [Fact]
    public void Nobody_asks_for_a_role_that_approves_or_manages() =>
        Assert.DoesNotContain(
            MembershipRules.RolesToAskFor(new TenantId("innlandet")),
            role => RoleRights.Of(role).Contains(Permission.ApproveMembers) || RoleRights.Of(role).Contains(Permission.ManageTenant));

    // A change in the table of rights is a change in who may do what: it is made here as well, on purpose.
    [Theory]
    [InlineData(Role.Gp, "")]
    [InlineData(Role.Counsellor, "")]
    [InlineData(Role.ChiefPhysician, "")]
    [InlineData(Role.NavOfficeEditor, "WriteForOffice")]
    [InlineData(Role.AdvisoryPhysician, "ArrangeCourses WriteContent")]
    [InlineData(Role.CoordinatingAdvisoryPhysician, "ApproveMembers ArrangeCourses SeeCompetence WriteContent WriteForOffice ReviewContent PublishContent EditLook")]
    [InlineData(Role.RegionAdmin, "ApproveMembers ArrangeCourses SeeCompetence WriteContent WriteForOffice ReviewContent PublishContent EditLook ManageTenant SeeAudit")]
    [InlineData(Role.NationalEditor, "ArrangeCourses WriteContent ReviewContent PublishContent EditLook ManageTenant SeeAudit")]
    [InlineData(Role.Operator, "ApproveMembers ManageTenant SeeAudit ManageInstallation")]
    public void A_role_has_these_rights(Role role, string rights) =>
        Assert.Equal(rights, string.Join(' ', RoleRights.Of(role).Order()));

    [Fact]
    public void A_viewer_has_the_rights_of_every_confirmed_role_and_no_other()
    {
        var viewer = new Viewer();
        Assert.DoesNotContain(Enum.GetValues<Permission>(), viewer.Has);
        viewer.SignIn(Somebody, "Kari", [Role.Gp, Role.Operator]);
        Assert.Equal([Permission.ApproveMembers, Permission.ManageTenant, Permission.SeeAudit, Permission.ManageInstallation], Enum.GetValues<Permission>().Where(viewer.Has));
    }

    private static DecisionOutcome Judge(Decision decision, Membership membership, Role approversRole) =>
        MembershipRules.Judge(decision, membership, Approver, RoleRights.Of(approversRole), Now);

    private static Membership Asked(Role role, Guid? person = null) =>
        new() { Id = Guid.CreateVersion7(), PersonId = person ?? Somebody, Role = role, AppliedAt = Now };

    private static Membership Confirmed(Role role, Instant at, Guid? person = null)
    {
        var membership = Asked(role, person);
        membership.Confirm(Approver, at);
        return membership;
    }
}
