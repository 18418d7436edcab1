using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Accounts;

public sealed class InvitationRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 11, 8, 0);
    private static readonly Guid Inviter = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Somebody = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private static readonly TenantId Region = new("innlandet");

    [Fact]
    public void A_role_that_is_offered_gives_no_right_that_the_inviter_lacks() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<Role[]>(), ArbMap.Default.ArbFor<bool>(), (roles, national) =>
            {
                var rights = roles.SelectMany(RoleRights.Of).ToHashSet();
                var offered = InvitationRules.RolesToGive(national ? TenantId.National : Region, rights);
                return offered.All(role => RoleRights.Of(role).IsSubsetOf(rights)) && (offered.Count == 0 || rights.Contains(Permission.ApproveMembers));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_coordinating_physician_invites_to_all_but_the_administrators_role() =>
        Assert.Equal(
            [Role.Gp, Role.Counsellor, Role.NavOfficeEditor, Role.AdvisoryPhysician, Role.CoordinatingAdvisoryPhysician, Role.ChiefPhysician],
            InvitationRules.RolesToGive(Region, RoleRights.Of(Role.CoordinatingAdvisoryPhysician)));

    [Theory]
    [InlineData(Role.Gp)]
    [InlineData(Role.AdvisoryPhysician)]
    [InlineData(Role.NavOfficeEditor)]
    [InlineData(Role.NationalEditor)]
    public void One_who_may_not_approve_invites_nobody(Role role) => Assert.Empty(InvitationRules.RolesToGive(Region, RoleRights.Of(role)));

    [Fact]
    public void Operators_and_national_editors_are_not_made_in_a_region() =>
        Assert.DoesNotContain(InvitationRules.RolesToGive(Region, Enum.GetValues<Permission>().ToHashSet()), role => role is Role.Operator or Role.NationalEditor);

    [Fact]
    public void An_invitation_lasts_fourteen_days_to_the_moment()
    {
        var expires = Now + Duration.FromDays(14);
        Assert.Equal(InvitationAnswer.Open, Judge(Invited(), now: expires - Duration.FromSeconds(1)));
        Assert.Equal(InvitationAnswer.Expired, Judge(Invited(), now: expires));
    }

    [Fact]
    public void It_counts_no_longer_than_the_inviters_right()
    {
        Assert.Equal(InvitationAnswer.Open, Judge(Invited(Role.RegionAdmin)));
        Assert.Equal(InvitationAnswer.InviterLost, Judge(Invited(Role.RegionAdmin), inviter: Role.CoordinatingAdvisoryPhysician));
        Assert.Equal(InvitationAnswer.InviterLost, Judge(Invited(), inviter: Role.Gp));
    }

    [Fact]
    public void The_installation_invites_administrators_and_nobody_else()
    {
        Assert.Equal(InvitationAnswer.Open, Judge(Invited(Role.RegionAdmin, byInstallation: true), inviter: Role.Operator));
        Assert.Equal(InvitationAnswer.InviterLost, Judge(Invited(Role.RegionAdmin), inviter: Role.Operator));
        Assert.Equal(InvitationAnswer.InviterLost, Judge(Invited(Role.Gp, byInstallation: true), inviter: Role.Operator));
        Assert.Equal(InvitationAnswer.InviterLost, Judge(Invited(Role.RegionAdmin, byInstallation: true), inviter: Role.RegionAdmin));
    }

    [Fact]
    public void Only_the_account_with_the_invited_address_joins()
    {
        Assert.Equal(InvitationAnswer.Open, Judge(Invited()));
        Assert.Equal(InvitationAnswer.OtherAddress, Judge(Invited(), email: "ANNEN@KOMMUNE.NO"));
        Assert.Equal(InvitationAnswer.OtherAddress, Judge(Invited(), email: ""));
    }

    [Fact]
    public void Nobody_joins_by_their_own_invitation() => Assert.Equal(InvitationAnswer.Own, Judge(Invited(), person: Inviter));

    [Fact]
    public void A_closed_invitation_is_forgotten_and_stays_closed()
    {
        var accepted = Invited();
        accepted.Accept(Somebody, Now);
        Assert.Equal(("", ""), (accepted.Email, accepted.NormalizedEmail));
        Assert.Equal(InvitationAnswer.Joined, Judge(accepted));
        Assert.Equal(InvitationAnswer.Used, Judge(accepted, person: Guid.Empty, email: ""));
        Assert.Throws<InvalidOperationException>(() => accepted.Accept(Somebody, Now));
        var withdrawn = Invited();
        withdrawn.Withdraw(Now);
        Assert.Equal(("", ""), (withdrawn.Email, withdrawn.NormalizedEmail));
        Assert.Equal(InvitationAnswer.Withdrawn, Judge(withdrawn));
        Assert.Throws<InvalidOperationException>(() => withdrawn.Accept(Somebody, Now));
        Assert.False(InvitationRules.MayWithdraw(withdrawn, RoleRights.Of(Role.RegionAdmin)));
    }

    [Theory]
    [InlineData("Møre og Romsdal", "more-og-romsdal")]
    [InlineData("Østre Toten", "ostre-toten")]
    public void A_key_is_made_of_the_name(string name, string key) => Assert.Equal(key, RegionRules.KeyFrom(name));

    [Fact]
    public void A_key_made_of_a_long_name_may_be_used() =>
        Assert.Empty(RegionRules.Faults(RegionRules.KeyFrom(string.Concat(Enumerable.Repeat("ab ", 30))), "Navn", null));

    [Theory]
    [InlineData("konto", "Navn", null, RegionFault.KeyInvalid)]
    [InlineData("Oslo", "Navn", null, RegionFault.KeyInvalid)]
    [InlineData("oslo", " ", null, RegionFault.NameMissing)]
    [InlineData("oslo", "Oslo", "https://oslo.no", RegionFault.HostInvalid)]
    [InlineData("oslo", "Oslo", "oslo.no/", RegionFault.HostInvalid)]
    [InlineData("oslo", "Oslo", "-oslo.no", RegionFault.HostInvalid)]
    public void What_is_wrong_with_a_region_is_named(string key, string name, string? host, RegionFault fault) =>
        Assert.Equal([fault], RegionRules.Faults(key, name, host));

    [Fact]
    public void Names_that_were_not_offered_keep_their_setting()
    {
        Assert.Equal("B,Gone", SettingsRules.Stored(SettingsRules.Chosen("A,Gone", ["A", "B"], ["B", "Planted"])));
        Assert.Equal([new SwitchChange("A", false), new SwitchChange("B", true)], SettingsRules.Changes(SettingsRules.Names("A, C"), SettingsRules.Names("C,B")));
        Assert.Equal(SettingsRules.Stamp("B,A", ""), SettingsRules.Stamp("A, B", ""));
        Assert.NotEqual(SettingsRules.Stamp("A", ""), SettingsRules.Stamp("", "A"));
    }

    private static Invitation Invited(Role role = Role.Gp, bool byInstallation = false) => new()
    {
        Id = Somebody,
        Email = "kari@kommune.no",
        NormalizedEmail = "KARI@KOMMUNE.NO",
        Role = role,
        InvitedBy = Inviter,
        ByInstallation = byInstallation,
        InvitedAt = Now,
        TokenHash = "",
    };

    private static InvitationAnswer Judge(
        Invitation invitation, Role inviter = Role.RegionAdmin, Guid? person = null, string email = "KARI@KOMMUNE.NO", Instant? now = null) =>
        InvitationRules.Judge(invitation, RoleRights.Of(inviter), person ?? Somebody, email, now ?? Now);
}
