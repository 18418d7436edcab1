using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>The names of the form's fields, and a stored contact as the form shows it.</summary>
internal static class ContactFormValues
{
    public static readonly IReadOnlyList<string> Texts = ["navn", "tittel", "tider", "svarer", "ikke", "nas", "fordeling"];

    public static readonly IReadOnlyList<string> Plain =
    [
        "omrade", "telefon", "direkte", "epost", "adresse", "apent", "sprak", "fagfelt", "konto", "kontor", "navkontakt",
        "vikar", "neste", "borte-fra", "borte-til", "samtykke",
    ];

    public static IEnumerable<string> Names =>
        [.. Texts, .. Texts.Select(Nynorsk), .. Plain, .. ContactVisibility.Fields.Select(Level), .. ContactTopics.All.Select(Topic)];

    public static string Nynorsk(string name) => $"{name}-nn";

    public static string Level(ContactField field) => $"syn-{ContactVisibility.Word(field)}";

    public static string Topic(ContactTopic topic) => $"tema-{topic.Word()}";

    public static IEnumerable<(string Name, string Value)> Of(Contact contact, string? account)
    {
        foreach (var (text, suffix) in new[] { (contact.Bokmal, ""), (contact.Nynorsk, "-nn") })
        {
            yield return ("navn" + suffix, text.Name);
            yield return ("tittel" + suffix, text.Title);
            yield return ("tider" + suffix, text.Hours);
            yield return ("svarer" + suffix, text.Answers);
            yield return ("ikke" + suffix, text.NotFor);
            yield return ("nas" + suffix, text.Reach);
            yield return ("fordeling" + suffix, text.Division);
        }

        yield return ("omrade", contact.Area);
        yield return ("telefon", contact.Phone);
        yield return ("direkte", contact.DirectPhone ?? "");
        yield return ("epost", contact.Email);
        yield return ("adresse", contact.StreetAddress);
        yield return ("apent", contact.Opening);
        yield return ("sprak", contact.Languages);
        yield return ("fagfelt", contact.Specialties);
        yield return ("konto", account ?? "");
        yield return ("kontor", contact.NavOfficeId?.ToString() ?? "");
        yield return ("navkontakt", contact.NavContact);
        yield return ("vikar", contact.DeputyId?.ToString() ?? "");
        yield return ("neste", contact.NextId?.ToString() ?? "");
        yield return ("borte-fra", contact.AwayFrom?.Iso() ?? "");
        yield return ("borte-til", contact.AwayTo?.Iso() ?? "");
        yield return ("samtykke", contact.ConsentOn?.Iso() ?? "");
        var visibility = ContactVisibility.Parse(contact.Visibility);
        foreach (var field in ContactVisibility.Fields)
            yield return (Level(field), visibility[field].Word());
        foreach (var word in contact.Topics.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            yield return ($"tema-{word}", "ja");
    }
}
