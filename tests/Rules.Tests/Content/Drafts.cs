using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Web;

namespace KunnskapsPortal.Rules.Tests.Content;

/// <summary>Texts to break: each kind's smallest whole text.</summary>
internal static class Drafts
{
    public static readonly ContentKinds Kinds = new(Modules.All);

    private const string Answers = "answers:\n" + "  - key: a1\n    question: q1\n    text: Ja\n    verdict: right\n    explanation: Slik er det.\n  - key: a2\n    question: q1\n    text: Nei\n    verdict: wrong\n    explanation: Slik er det ikke.\n";

    /// <summary>The kind's own fields, each with a value it accepts, as they stand in the front matter.</summary>
    private static readonly Dictionary<string, string> Own = new()
    {
        ["source"] = "publisher: Stortinget\nstatus: law\n",
        ["misunderstanding"] = "belief: Mange tror det.\ntopics:\n  - sykmelding\n",
        ["tool"] = "provider: Noen\nuse: guide\n",
        ["form"] = "use: Etter møtet\nrows:\n  - key: a\n    part: Del\n    label: Spørsmål\n    space: line\n",
        ["order"] = "decisions:\n  - key: a\n    label: Kravet\n    purpose: Nav skal vurdere.\n    law: § 8-8\n    first: Planen.\nquestions:\n  - key: b\n    decisions: a\n    need: Hinder\n    text: Hva hindrer?\n    weight: assessment\nforms:\n  - key: l8\n    label: L8\n    why: Få spørsmål.\nletter:\n  - key: c\n    label: Formål\n    text: Nav skal vurdere.\nnever:\n  - key: d\n    text: Journalen.\n",
        ["answer"] = "forms:\n  - key: l8\n    label: L8\n    hint: Kort.\nprompts:\n  - key: a\n    forms: l8\n    label: Plan\n    lead: Plan\n    space: text\nreminders:\n  - key: b\n    text: Utelat.\n",
        ["practice"] = "origin: municipality\nwho: Alle\ntime: En time\ncost: Ingenting\nsteps:\n  - key: a\n    text: Ring\n    who: Legen\npitfalls:\n  - For mange\n",
        ["case"] = "topics:\n  - samhandling\nminutes: 20\nsteps:\n  - key: a\n    title: Så\n    text: Det skjer noe.\n    ask: Hva nå?\nleader_notes:\n  - Hør alle.\n",
        ["meeting-kit"] = "minutes: 90\ntopics:\n  - samhandling\nparticipants: Leger\ngoals:\n  - Bli kjent\nagenda:\n  - key: a\n    minutes: 90\n    title: Samtale\n    text: Snakk sammen.\ncases:\n  - case:en\n  - case:to\nevaluation: form:evaluering\n",
        ["module"] = "goals:\n  - Kunne noe\nlessons:\n  - lesson:en\n",
        ["lesson"] = "minutes: 4\ngoals:\n  - Kunne noe\nactions:\n  - key: a\n    audience: gp\n    text: Spør.\n  - key: b\n    audience: counsellor\n    text: Svar.\nquestions:\n  - key: q1\n    form: single\n    text: Er det slik?\n" + Answers,
        ["competence-plan"] = "role: advisory-physician\nlevels:\n  - key: ny\n    title: Ny\n    text: Har begynt.\nareas:\n  - key: nav\n    title: Nav\n    aim: Kjenne Nav.\ntasks:\n  - key: a\n    area: nav\n    level: ny\n    text: Besøk et kontor.\n    evidence: Et notat.\n    demand: required\n",
        ["course"] = "organiser: Noen\nformat: self-paced\nmodules:\n  - module:en\n",
    };

    public static IEnumerable<string> KindNames => Own.Keys;

    public static string Text(string kind, string body = "") =>
        "---\nkey: x\ntitle: Tittel\nsummary: Kort sagt.\nowner: Nasjonal redaksjon\naudience:\n  - gp\nvisibility: public\nchecked: 2026-11-22\ndue: 2027-05-22\n"
        + Own.GetValueOrDefault(kind, "form: guide\n") + "sources:\n  - key: k\n    source: source:ftrl\n    place: § 8-4\n---\n\n" + body;

    /// <summary>The text read, after a change to its source text. It must still read.</summary>
    public static ItemDocument Read(string kind, string body = "", params (string Old, string New)[] changes)
    {
        var text = Text(kind, body);
        foreach (var (old, now) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, now, StringComparison.Ordinal);
        }

        var (document, errors) = ContentParser.Parse(Kinds[kind], text);
        Assert.Empty(errors);
        return document!;
    }

    public static IReadOnlyList<string> Remarks(ItemDocument document) => [.. ContentQuality.Of(document.Kind, document).Select(remark => remark.Message)];
}
