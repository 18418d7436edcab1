using System.Globalization;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Accounts.TellPeople;

/// <summary>The notices about a person's place in a tenant. They are few, and none of them can wait.</summary>
internal static class AccountNotices
{
    public const string Invitation = "invitation";
    public const string Membership = "membership";

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(new NoticeKind(
            Membership, () => Texts.NoticeKindMembership, () => Texts.NoticeKindMembershipHelp, NoticeWay.AtOnce, () => OfDecision(Decision.Confirm, Role.Gp, "Innlandet"))
        { Choices = [NoticeWay.AtOnce] });
        services.AddSingleton(new NoticeKind(
            Invitation, () => Texts.NoticeKindInvitation, () => Texts.NoticeKindInvitationHelp, NoticeWay.AtOnce, () => Offer(Role.Gp, "Innlandet", "eksempel"))
        { Choices = [NoticeWay.AtOnce] });
    }

    /// <summary>The mail with the link. The token is in it and nowhere else: the outbox wipes it when the mail has gone.</summary>
    public static NoticeContent OfInvitation(Invitation invitation, Tenant tenant, string token) => Offer(invitation.Role, tenant.Name, token) with
    {
        Facts = [new NoticeFact(Texts.NoticeInvitationExpires, invitation.ExpiresAt.DayInOslo().Long())],
        NotAfter = invitation.ExpiresAt,
    };

    public static NoticeContent OfDecision(Decision decision, Role role, string tenant)
    {
        var (title, text) = decision switch
        {
            Decision.Confirm => (Texts.NoticeMemberConfirmed, Texts.NoticeMemberConfirmedText),
            Decision.Decline => (Texts.NoticeMemberDeclined, Texts.NoticeMemberDeclinedText),
            _ => (Texts.NoticeMemberEnded, Texts.NoticeMemberEndedText),
        };
        return new NoticeContent(title, "/min-side") { AddressLabel = Texts.NoticeMemberOpen, Text = Format(text, Word(role), tenant) };
    }

    private static NoticeContent Offer(Role role, string tenant, string token) => new(Format(Texts.NoticeInvitation, tenant), $"/konto/invitasjon/{token}")
    {
        AddressLabel = Texts.NoticeInvitationOpen,
        Text = Format(Texts.NoticeInvitationText, Word(role)),
    };

    /// <summary>The role inside a sentence: fastlege, but Nav-veileder.</summary>
    private static string Word(Role role) => RoleLabels.Of(role) is var label && label.StartsWith("Nav", StringComparison.Ordinal)
        ? label
        : char.ToLower(label[0], CultureInfo.CurrentCulture) + label[1..];

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
