using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Accounts.EditProfile;

/// <summary>The profile as it is typed.</summary>
public sealed class ProfileForm
{
    [BindProperty(Name = "navn")]
    public string? Name { get; set; }

    [BindProperty(Name = "malform")]
    public string? WrittenForm { get; set; }

    [BindProperty(Name = "yrke")]
    public string? Profession { get; set; }

    [BindProperty(Name = "hpr")]
    public string? HprNumber { get; set; }

    [BindProperty(Name = "kommunenummer")]
    public string? MunicipalityNumber { get; set; }

    [BindProperty(Name = "arbeidssted")]
    public string? Workplace { get; set; }

    public static ProfileForm Of(Account account) => new()
    {
        Name = account.DisplayName,
        WrittenForm = account.Language?.Code(),
        Profession = account.Profession?.ToString(),
        HprNumber = account.HprNumber,
        MunicipalityNumber = account.MunicipalityNumber,
        Workplace = account.Workplace,
    };

    public SaveProfile Read(Guid person, FormErrors errors)
    {
        Name = errors.Take("navn", Name);
        errors.AddUnless(Name.Length > 0, "navn", Texts.NameMissing);
        errors.AddUnless(Name.Length <= Formats.NameLength, "navn", Texts.TextTooLong);
        HprNumber = errors.Take("hpr", HprNumber);
        errors.AddUnless(HprNumber.Length == 0 || Formats.IsHprNumber(HprNumber), "hpr", Texts.HprWrong);
        MunicipalityNumber = errors.Take("kommunenummer", MunicipalityNumber);
        errors.AddUnless(MunicipalityNumber.Length == 0 || Formats.IsMunicipalityNumber(MunicipalityNumber), "kommunenummer", Texts.MunicipalityWrong);
        Workplace = errors.Take("arbeidssted", Workplace);
        errors.AddUnless(Workplace.Length <= Formats.NameLength, "arbeidssted", Texts.TextTooLong);
        return new SaveProfile(
            person, Name, WrittenForm is Languages.Bokmal or Languages.Nynorsk ? Languages.Parse(WrittenForm) : null,
            Options.Parse<Profession>(Profession), NullIfEmpty(HprNumber), NullIfEmpty(MunicipalityNumber), NullIfEmpty(Workplace));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
