using System.Globalization;
using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Accounts.InviteMembers;

/// <summary>An invitation as it is typed: one or many addresses, and one role for all of them.</summary>
public sealed class InviteForm
{
    private const int MostLinesNamed = 5;

    [BindProperty(Name = "epost")]
    public string? Emails { get; set; }

    [BindProperty(Name = "rolle")]
    public string? Role { get; set; }

    [BindProperty(Name = "arbeidssted")]
    public string? Workplace { get; set; }

    [BindProperty(Name = "kommune")]
    public string? Municipality { get; set; }

    /// <summary>The request, or null where something is wrong: then the errors say what.</summary>
    /// <param name="roles">The roles that the inviter may give.</param>
    /// <param name="municipalities">The numbers that may be chosen.</param>
    /// <param name="ownEmail">The inviter's own address.</param>
    /// <param name="errors">Gets one sentence for each field that is wrong.</param>
    public InviteMembersRequest? Read(IReadOnlyList<Role> roles, IEnumerable<string> municipalities, string? ownEmail, FormErrors errors)
    {
        var emails = ReadEmails(ownEmail, errors);
        Role? role = Options.Parse<Role>(Role) is { } chosen && roles.Contains(chosen) ? chosen : null;
        errors.AddUnless(role is not null, "rolle", Texts.InviteRoleMissing);
        Workplace = errors.Take("arbeidssted", Workplace);
        errors.AddUnless(role is not { } named || !InvitationRules.NeedsOffice(named) || Workplace.Length > 0, "arbeidssted", Texts.InviteOfficeMissing);
        errors.AddUnless(Workplace.Length <= Formats.NameLength, "arbeidssted", Texts.TextTooLong);
        errors.AddUnless(string.IsNullOrEmpty(Municipality) || municipalities.Contains(Municipality), "kommune", Texts.InviteMunicipalityWrong);
        return errors.Any ? null : new InviteMembersRequest(emails, role!.Value, NullIfEmpty(Workplace), NullIfEmpty(Municipality));
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private List<string> ReadEmails(string? ownEmail, FormErrors errors)
    {
        Emails = errors.Take("epost", Emails);
        var lines = Emails.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries)
            .Select((text, at) => (Text: text, Number: at + 1)).Where(line => line.Text.Length > 0).ToList();
        var emails = lines.Select(line => line.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        errors.AddUnless(lines.Count > 0, "epost", Texts.InviteEmailsMissing);
        errors.AddUnless(emails.Count <= InvitationRules.MostAtOnce, "epost", Texts.InviteTooMany);
        var wrong = lines.Where(line => !Formats.IsEmail(line.Text)).Select(line => line.Number).ToList();
        errors.AddUnless(wrong.Count == 0, "epost", Lines(Texts.InviteLinesWrong, Texts.InviteLineWrong, wrong));
        errors.AddUnless(!emails.Contains(ownEmail ?? "", StringComparer.OrdinalIgnoreCase), "epost", Texts.InviteOwn);
        return emails;
    }

    private static string Lines(string many, string one, List<int> numbers)
    {
        var named = string.Join(", ", numbers.Take(MostLinesNamed)) + (numbers.Count > MostLinesNamed ? " …" : "");
        return string.Format(CultureInfo.CurrentCulture, numbers.Count == 1 ? one : many, named);
    }
}
