using System.Net.Mail;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>What a right filled form says of a contact.</summary>
public sealed record ContactDraft(ContactText Bokmal, ContactText Nynorsk)
{
    public required string Area { get; init; }

    public required string Phone { get; init; }

    public string? DirectPhone { get; init; }

    public required string Email { get; init; }

    public required string StreetAddress { get; init; }

    public required string Opening { get; init; }

    public required string Languages { get; init; }

    public required string Specialties { get; init; }

    public required string Topics { get; init; }

    public required string Visibility { get; init; }

    public required string NavContact { get; init; }

    /// <summary>The address of the account of who is listed; empty for nobody.</summary>
    public required string Account { get; init; }

    public Guid? NavOfficeId { get; init; }

    public Guid? DeputyId { get; init; }

    public Guid? NextId { get; init; }

    public LocalDate? AwayFrom { get; init; }

    public LocalDate? AwayTo { get; init; }

    public LocalDate? ConsentOn { get; init; }

    /// <summary>Reads the form; null where something is wrong, and then the form says what.</summary>
    public static ContactDraft? Read(ContactForm form, LocalDate today)
    {
        var reader = new Reading(form);
        foreach (var name in form.HidesName ? (string[])["tittel"] : ["navn", "tittel"])
        {
            reader.Needs(name, Texts.DirNeedsText);
            reader.Needs(ContactFormValues.Nynorsk(name), Texts.DirNeedsText);
        }

        reader.Needs("omrade", Texts.DirNeedsArea);
        if (form.Kind != ContactKind.GpOffice)
            reader.Needs("telefon", Texts.DirNeedsPhone);
        reader.Phone("telefon");
        reader.Phone("direkte");
        reader.Email("epost");
        reader.Longest("navn", 120).Longest("navn-nn", 120).Longest("tittel", 120).Longest("tittel-nn", 120).Longest("omrade", 120)
            .Longest("tider", 200).Longest("tider-nn", 200).Longest("nas", 300).Longest("nas-nn", 300).Longest("fordeling", 300).Longest("fordeling-nn", 300)
            .Longest("svarer", 2000).Longest("svarer-nn", 2000).Longest("ikke", 2000).Longest("ikke-nn", 2000)
            .Longest("adresse", 200).Longest("sprak", 200).Longest("fagfelt", 400).Longest("navkontakt", 200);
        var opening = OpeningHours.TryParse(form["apent"]);
        if (form["apent"].Length > 0 && (opening is null || opening.ToString().Length > OpeningHours.MaxLength))
            form.Fail("apent", Texts.DirBadOpening);
        var (from, to, consent) = (reader.Date("borte-fra"), reader.Date("borte-til"), reader.Date("samtykke"));
        if (to is not null && (from is null || to < from))
            form.Fail("borte-til", Texts.DirAwayBackwards);
        if (consent > today)
            form.Fail("samtykke", Texts.DirConsentAhead);
        if (form.Kind == ContactKind.GpOffice && !form.HidesOwnLine && form["direkte"].Length > 0 && consent is null)
            form.Fail("samtykke", Texts.DirNeedsConsent);
        var visibility = reader.Visibility();
        return form.HasErrors
            ? null
            : new ContactDraft(TextOf(form, ""), TextOf(form, "-nn"))
            {
                Area = form["omrade"],
                Phone = form["telefon"],
                DirectPhone = form["direkte"] is { Length: > 0 } direct ? direct : null,
                Email = form["epost"],
                StreetAddress = form["adresse"],
                Opening = opening?.ToString() ?? "",
                Languages = form["sprak"],
                Specialties = form["fagfelt"],
                Topics = string.Join('\n', ContactTopics.All.Where(topic => form[ContactFormValues.Topic(topic)].Length > 0).Select(topic => topic.Word())),
                Visibility = visibility.ToString(),
                NavContact = form["navkontakt"],
                Account = form["konto"],
                NavOfficeId = reader.Id("kontor"),
                DeputyId = reader.Id("vikar"),
                NextId = reader.Id("neste"),
                AwayFrom = from,
                AwayTo = to,
                ConsentOn = consent,
            };
    }

    private static ContactText TextOf(ContactForm form, string suffix) => new()
    {
        Name = form["navn" + suffix],
        Title = form["tittel" + suffix],
        Hours = form["tider" + suffix],
        Answers = form["svarer" + suffix],
        NotFor = form["ikke" + suffix],
        Reach = form["nas" + suffix],
        Division = form["fordeling" + suffix],
    };

    /// <summary>Reads fields one by one and says what is wrong beside each.</summary>
    private sealed class Reading(ContactForm form)
    {
        public void Needs(string field, string sentence)
        {
            if (form[field].Length == 0)
                form.Fail(field, sentence);
        }

        public Reading Longest(string field, int characters)
        {
            if (form[field].Length > characters)
                form.Fail(field, string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.DirTooLong, characters));
            return this;
        }

        public void Phone(string field)
        {
            if (form[field].Length > 0 && !PhoneNumber.IsWellFormed(form[field]))
                form.Fail(field, Texts.DirBadPhone);
        }

        public void Email(string field)
        {
            if (form[field] is { Length: > 0 } text && (text.Length > 254 || !MailAddress.TryCreate(text, out var address) || address.Address != text))
                form.Fail(field, Texts.DirBadEmail);
        }

        public LocalDate? Date(string field)
        {
            if (form[field].Length == 0)
                return null;
            if (LocalDatePattern.Iso.Parse(form[field]) is { Success: true } day)
                return day.Value;
            form.Fail(field, Texts.DirBadDate);
            return null;
        }

        public Guid? Id(string field) => Guid.TryParse(form[field], out var id) ? id : null;

        public ContactVisibility Visibility()
        {
            var visibility = ContactVisibility.Usual;
            foreach (var field in ContactVisibility.Fields)
            {
                var name = ContactFormValues.Level(field);
                var level = form[name].Length == 0 ? ContactVisibility.UsualOf(field) : FieldVisibilities.TryParse(form[name]);
                if (level is not { } known || !ContactVisibility.Allows(field, known))
                    form.Fail(name, Texts.DirBadLevel);
                else
                    visibility = visibility.With(field, known);
            }

            return visibility;
        }
    }
}
