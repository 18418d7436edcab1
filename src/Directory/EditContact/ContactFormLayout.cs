using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>Which fields a kind of contact has, in which order, and what each is called.</summary>
internal static class ContactFormLayout
{
    public static IReadOnlyList<FormGroup> Of(ContactForm form, IReadOnlyList<ContactView> others, Guid? self, bool keepsAll)
    {
        var isPerson = form.Kind is ContactKind.AdvisoryPhysician or ContactKind.ChiefPhysician;
        var isGps = form.Kind == ContactKind.GpOffice;
        var rest = others.Where(c => c.Id != self && c.Kind != ContactKind.GpOffice).ToList();
        IReadOnlyList<(string, string)> choices = [("", Texts.DirNobody), .. rest.Select(c => (c.Id.ToString(), c.Name))];
        IReadOnlyList<(string, string)> offices = [("", Texts.DirNoOffice), .. rest.Where(c => c.Kind == ContactKind.NavOffice).Select(c => (c.Id.ToString(), c.Name))];
        List<FormGroup> groups =
        [
            new("tall", Texts.DirGroupCall,
            [
                form.Field("telefon", Texts.DirPhone) with { Type = "tel", MaxLength = 30, IsRequired = !isGps },
                .. form.HidesOwnLine ? Array.Empty<FormField>() : [form.Field("direkte", isGps ? Texts.DirOwnLine : Texts.DirectNumber, isGps ? Texts.DirOwnLineHint : null) with { Type = "tel", MaxLength = 30 }],
                .. isGps && !form.HidesOwnLine ? [form.Field("samtykke", Texts.DirConsent, Texts.DirConsentHint) with { Type = "date" }] : Array.Empty<FormField>(),
                form.Field("epost", Texts.Email) with { Type = "email", MaxLength = 254 },
                form.Field("apent", Texts.DirOpening, Texts.DirOpeningHint),
                form.Field("adresse", Texts.DirStreetAddress),
                form.Field("omrade", Texts.DirArea) with { MaxLength = 120, IsRequired = true },
            ]),
            TextGroup(form, "", Texts.DirGroupBokmal, "nb"),
            TextGroup(form, "-nn", Texts.DirGroupNynorsk, "nn"),
        ];
        if (isPerson)
        {
            groups.Add(new("fag", Texts.DirGroupPerson,
            [
                form.Field("sprak", Texts.Speaks, Texts.DirOneALine) with { IsLong = true },
                form.Field("fagfelt", Texts.Specialty, Texts.DirOneALine) with { IsLong = true, MaxLength = 400 },
                form.Field("borte-fra", Texts.DirAwayFirst) with { Type = "date" },
                form.Field("borte-til", Texts.DirAwayLast) with { Type = "date" },
                form.Field("vikar", Texts.DirDeputy) with { Options = choices },
            ]));
        }

        groups.Add(new("andre", Texts.DirGroupNext,
        [
            form.Field("neste", Texts.DirNextChoice) with { Options = choices },
            .. isGps ? [form.Field("navkontakt", Texts.DirNavContact, Texts.DirNavContactHint)] : Array.Empty<FormField>(),
            .. keepsAll && form.Kind != ContactKind.NavOffice ? [form.Field("kontor", Texts.DirBelongsTo) with { Options = offices }] : Array.Empty<FormField>(),
            .. keepsAll ? [form.Field("konto", Texts.DirAccount, Texts.DirAccountHint) with { Type = "email", MaxLength = 254 }] : Array.Empty<FormField>(),
        ]));
        groups.Add(new("syn", Texts.DirGroupVisibility, [.. ContactVisibility.Fields.Where(field => field switch { ContactField.NavContact => isGps, ContactField.DirectPhone => !isGps, _ => true })
            .Where(field => isPerson || field is not (ContactField.Absence or ContactField.Languages or ContactField.Specialties))
            .Select(field => form.Field(ContactFormValues.Level(field), ContactWords.Field(field)) is var level
                ? level with
                {
                    Value = level.Value.Length == 0 ? ContactVisibility.UsualOf(field).Word() : level.Value,
                    Options = [.. FieldVisibilities.All.Where(v => ContactVisibility.Allows(field, v)).Select(v => (v.Word(), ContactWords.Level(v)))],
                }
                : level)]));
        return groups;
    }

    private static FormGroup TextGroup(ContactForm form, string suffix, string legend, string lang) => new("tekst" + suffix, legend,
    [
        .. form.HidesName ? Array.Empty<FormField>() : [form.Field("navn" + suffix, Texts.DirName) with { MaxLength = 120, IsRequired = true, Lang = lang }],
        form.Field("tittel" + suffix, Texts.DirTitle) with { MaxLength = 120, IsRequired = true, Lang = lang },
        form.Field("tider" + suffix, Texts.DirHours, Texts.DirHoursHint) with { Lang = lang },
        form.Field("nas" + suffix, Texts.DirReach) with { MaxLength = 300, Lang = lang },
        form.Field("svarer" + suffix, Texts.WhatFor, Texts.DirOneALine) with { IsLong = true, MaxLength = 2000, Lang = lang },
        form.Field("ikke" + suffix, Texts.DirNotFor, Texts.DirNotForHint) with { IsLong = true, MaxLength = 2000, Lang = lang },
        .. form.Kind == ContactKind.NavOffice ? [form.Field("fordeling" + suffix, Texts.DirDivision, Texts.DirDivisionHint) with { MaxLength = 300, Lang = lang }] : Array.Empty<FormField>(),
    ]);
}
