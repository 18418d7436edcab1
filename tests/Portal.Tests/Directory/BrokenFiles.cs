using System.IO.Compression;
using System.Text;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>A file that is wrong, and all that is to be said of it: one sentence for the file, or row, column and sentence for each row.</summary>
public sealed record BrokenFile(string Name, byte[] Bytes, params string[] Report);

/// <summary>Contact lists as people bring them. Made here, so that none is stored.</summary>
public static class BrokenFiles
{
    public const string IdentityNumber = "01010750160";
    private const string Head = "Navn;Tittel;Oppgave;Telefon;Direktenummer;E-post\r\n";
    private const string Good = "Prøve En;Veileder;Sykefravær;00 00 03 01;;prove1@demo.example\r\n";
    private const string Phone = "Dette er ikke et telefonnummer. Skriv åtte siffer, eller landkode med pluss foran.";
    private const string NoWay = "Skriv telefon, direktenummer eller e-post. Uten det kan ingen nå personen.";
    private const string NoHeader = "Vi finner ingen rad med kolonnenavn. Første rad må ha navn som Navn, Telefon og E-post.";
    private const string Broken = "Arbeidsboken er skadet og kan ikke leses. Åpne den i Excel og lagre den på nytt.";
    private const string NotText = "Filen er verken tekst eller en arbeidsbok fra Excel. Lagre listen som .xlsx eller CSV.";
    private const string TooLargeInside = "Arbeidsboken er altfor stor når den pakkes ut. En kontaktliste er aldri så stor.";
    private const string TooMany = "Filen har flere enn 2 000 rader. En kontaktliste kan ha høyst 2 000.";
    private const string Scientific = "Regnearket har forkortet nummeret, så siffer mangler. Gjør cellen om til tekst og skriv nummeret på nytt.";
    private const string Letters = "Bokstaver som æ, ø og å er ødelagt i filen. Lagre den på nytt som .xlsx eller som CSV UTF-8.";

    public static IReadOnlyList<BrokenFile> All { get; } =
    [
        new("tom", [], "Filen er tom."),
        Text("blanke linjer", "\r\n  \r\n\r\n", "Filen er tom."),
        Text("bare skilletegn", ";;;\r\n;;;\r\n", "Filen er tom."),
        Text("bare kolonnenavn", Head, "Filen har kolonnenavn, men ingen rader under."),
        Text("uten kolonnenavn", "Prøve En;00 00 03 01;prove@demo.example\r\nPrøve To;00 00 03 02;\r\n", NoHeader),
        Text("andre kolonner", "Varenummer;Pris;Antall\r\n1;2;3\r\n", NoHeader),
        Text("uten navn", "Telefon;E-post\r\n00 00 03 01;prove@demo.example\r\n", "Filen mangler kolonnen Navn."),
        Text("uten numre", "Navn;Tittel\r\nPrøve En;Veileder\r\n", "Filen mangler kolonne for telefon, direktenummer og e-post. Minst én av dem må være med."),
        Text("to like kolonner", "Navn;Telefon;Navn\r\nA;00 00 03 01;B\r\n", "Kolonnen «Navn» står to ganger, eller betyr det samme som en annen kolonne. Behold den ene."),
        Text("to ord for det samme", "Namn;Telefon;Tlf.\r\nA;00 00 03 01;00 00 03 02\r\n", "Kolonnen «Tlf.» står to ganger, eller betyr det samme som en annen kolonne. Behold den ene."),
        Text("kolonnenavn to ganger", Head + Head + Good, "2 | Hele raden | Raden gjentar kolonnenavnene. Ta den bort."),
        Text("anførselstegn som aldri lukkes", Head + Good + "Prøve To;\"Veileder;Tiltak;00 00 03 02;;\r\nPrøve Tre;;;00 00 03 03;;\r\n", "Raden som begynner på linje 3, har et anførselstegn som aldri lukkes."),
        Text("tekst etter anførselstegn", Head + "Prøve To;\"Leder\" for laget;Tiltak;00 00 03 02;;\r\n", "2 | Tittel | Det står tekst etter anførselstegnet. Doble anførselstegn inne i teksten."),
        Text("for mange celler", Head + Good + "Prøve To;Veileder;Tiltak;00 00 03 02;;prove2@demo.example;ekstra\r\n", "3 | Hele raden | Raden har flere celler enn det er kolonner. Se etter et skilletegn for mye."),
        Text("skilletegn i strid", Head + "Prøve To,Veileder,Tiltak,00 00 03 02,,prove2@demo.example\r\n", "2 | Telefon | " + NoWay),
        Text("kort nummer", Head + "Prøve To;;;00 00 03 0;;\r\n", "2 | Telefon | " + Phone),
        Text("ord for nummer", Head + Good + "Prøve To;;;;ring sentralbordet;\r\n", "3 | Direktenummer | " + Phone),
        Text("to numre i en celle", Head + "Prøve To;;;00 00 03 02 / 00 00 03 03;;\r\n", "2 | Telefon | " + Phone),
        Text("adresse uten punktum", Head + "Prøve To;;;;;prove@demo\r\n", "2 | E-post | Dette er ikke en e-postadresse. Den må ha krøllalfa og punktum, som navn@eksempel.no."),
        Text("uten navn i raden", Head + ";Veileder;Tiltak;00 00 03 02;;\r\n", "2 | Navn | Skriv et navn."),
        Text("ingen vei", Head + Good + "Prøve To;Veileder;Tiltak;;;\r\n", "3 | Telefon | " + NoWay),
        Text("for langt navn", Head + new string('n', 121) + ";;;00 00 03 02;;\r\n", "2 | Navn | Teksten er for lang. Den kan ha høyst 120 tegn."),
        Text("fødselsnummer i merknad", "Navn;Telefon;Merknad\r\nPrøve To;00 00 03 02;Gjelder " + IdentityNumber + "\r\n", "2 | Merknad | Teksten ser ut til å ha et fødselsnummer. Den er ikke lagret."),
        Text("fødselsnummer for nummer", Head + "Prøve To;;;010107 50160;;\r\n", "2 | Telefon | Teksten ser ut til å ha et fødselsnummer. Den er ikke lagret."),
        Text("ukjent synlighet", "Navn;Direktenummer;Direktenummer vises for\r\nPrøve To;00 00 03 02;vennene mine\r\n", "2 | Direktenummer vises for | Vi kjenner ikke ordet for hvem som skal se dette. Skriv for eksempel «alle» eller «egne fastleger»."),
        Text("ukjent kategori", "Navn;Telefon;Kategori\r\nPrøve To;00 00 03 02;kantine\r\n", "2 | Kategori | Vi kjenner ikke kategorien. Bruk kolonnen Oppgave for egne ord."),
        Text("samme person to ganger", Head + Good + "\r\n" + Good, "4 | Hele raden | Samme person med samme oppgave står også i rad 2."),
        Text("usynlige tegn", Head + "Prøve\u202eTo;;;00 00 03 02;;\r\n", "2 | Navn | Teksten har usynlige tegn. Skriv den inn på nytt."),
        Text("forkortet nummer", Head + "Prøve To;;;4,7E+09;;\r\n", "2 | Telefon | " + Scientific),
        Text("html", "<html><body><table><tr><td>Prøve To</td></tr></table></body></html>", NoHeader),
        Text("70 kolonner", string.Join(';', Enumerable.Range(1, 70).Select(n => n == 1 ? "Navn" : $"Telefon{n}")) + "\r\n", "Filen har flere enn 60 kolonner. Ta bort dem som ikke hører til kontaktlisten."),
        Text("lest i feil tegnsett", Head + "PrÃ¸ve To;;;00 00 03 02;;\r\n", Letters),
        Text("erstatningstegn", Head + "Pr\ufffdve To;;;00 00 03 02;;\r\n", Letters),
        new("NUL-tegn", [.. Encoding.UTF8.GetBytes(Head), 0, 0, .. Encoding.UTF8.GetBytes(Good)], NotText),
        new("UTF-16 med en byte for lite", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Head + Good)[..^1]], NotText),
        new("bilde", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52], NotText),
        new("for stor", new byte[(5 * 1024 * 1024) + 1], "Filen er for stor. Den kan være høyst 5 MB."),
        Text("50 000 rader", Head + string.Concat(Enumerable.Range(1, 50_000).Select(n => $"Prøve {n};;;00 00 03 01;;\r\n")), TooMany),
        new("50 000 rader i en arbeidsbok", Workbooks.Of(Workbooks.Sheet([.. Enumerable.Range(0, 50_000).Select(n => n == 0 ? new[] { "Navn", "Telefon" } : [$"P{n}", "00 00 03 01"])])), TooMany),
        new("arkiv", Workbooks.Zip(("liste.csv", Head + Good)), "Filen er et arkiv, men ikke en arbeidsbok fra Excel. Lagre listen som .xlsx."),
        new("avkuttet arbeidsbok", Workbooks.Of(Workbooks.Sheet(["Navn", "Telefon"], ["A", "00 00 03 01"]))[..200], Broken),
        new("gammelt Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "Filen er i et gammelt Excel-format. Lagre den på nytt som .xlsx."),
        new("passord", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "Arbeidsboken er beskyttet med passord. Ta bort passordet og lagre den på nytt."),
        new("zipbombe", Workbooks.Of(Workbooks.Sheet(["Navn", "Telefon"]), ("xl/media/bilde.bin", new string('0', 60 * 1024 * 1024))), "Arbeidsboken er altfor stor når den pakkes ut. En kontaktliste er aldri så stor."),
        new("ytre entitet", Workbooks.Of("<!DOCTYPE x [<!ENTITY hemmelig SYSTEM \"file:///etc/hostname\">]>" + Workbooks.Sheet(["Navn", "Telefon"], ["&hemmelig;", "00 00 03 01"]).Replace("&amp;", "&", StringComparison.Ordinal)), "Arbeidsboken har innhold som ikke hører hjemme i en arbeidsbok. Den er ikke lest."),
        new("ødelagt XML", Workbooks.Of("<worksheet xmlns=\"" + Workbooks.Main + "\"><sheetData><row>"), Broken),
        new("sammenslåtte celler", Workbooks.Of(Workbooks.Sheet([["Navn", "Telefon"], ["A", "00 00 03 01"], ["", "00 00 03 02"]], "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>")),
            "2 | Hele raden | Raden har celler som er slått sammen. Del dem og fyll ut hver rad.", "3 | Hele raden | Raden har celler som er slått sammen. Del dem og fyll ut hver rad."),
        new("formel med feil", Workbooks.Of(Workbooks.Raw("<c r=\"B2\" t=\"e\"><f>OPPSLAG(A2)</f><v>#REF!</v></c>")), "2 | Telefon | Cellen er en formel uten gyldig verdi. Skriv verdien rett inn."),
        new("formel uten verdi", Workbooks.Of(Workbooks.Raw("<c r=\"B2\"><f>A1+1</f></c>")), "2 | Telefon | Cellen er en formel uten gyldig verdi. Skriv verdien rett inn."),
        new("dato for nummer", Workbooks.Of(Workbooks.Raw("<c r=\"B2\" s=\"1\"><v>46000</v></c>")), "2 | Telefon | Cellen er en dato, ikke et telefonnummer. Gjør cellen om til tekst og skriv nummeret på nytt."),
        new("nummer som har mistet siffer", Workbooks.Of(Workbooks.Raw("<c r=\"B2\"><v>4.7000000301E+18</v></c>")), "2 | Telefon | " + Scientific),
        new("bare skjulte ark", Workbooks.Of(Workbooks.Sheet(["Navn", "Telefon"], ["A", "00 00 03 01"]), state: " state=\"hidden\""), "Arbeidsboken har ingen synlige ark med innhold."),
        new("tomt ark", Workbooks.Of(Workbooks.Sheet()), "Arbeidsboken har ingen synlige ark med innhold."),
        // Small files of very many parts.
        new("ti millioner celler i en rad", Workbooks.Of(Workbooks.Raw(Many("<c/>", 10_000_000))), "Filen har flere enn 60 kolonner. Ta bort dem som ikke hører til kontaktlisten."),
        new("en million sammenslåtte celler", Workbooks.Of(Workbooks.Sheet([["Navn", "Telefon"], ["Prøve To", "00 00 03 02"]], $"<mergeCells>{Many("<mergeCell ref=\"A2:B2\"/>", 1_000_000)}</mergeCells>")), TooLargeInside),
        new("en million biter i en celle", Workbooks.Of(Workbooks.Raw($"<c r=\"B2\" t=\"inlineStr\"><is>{Many("<r><t>1</t></r>", 1_000_000)}</is></c>")), TooLargeInside),
        new("en million biter i en tekst", Workbooks.Shared($"<si>{Many("<r><t>1</t></r>", 1_000_000)}</si>"), TooLargeInside),
    ];

    private static string Many(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    private static BrokenFile Text(string name, string text, params string[] report) => new(name, Encoding.UTF8.GetBytes(text), report);
}

/// <summary>The smallest workbooks that are one.</summary>
public static class Workbooks
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static string Sheet(params string[][] rows) => Sheet(rows, "");

    public static string Sheet(string[][] rows, string after) =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(rows.Select((cells, r) => Row(r + 1, string.Concat(cells.Select((cell, c) => Cell(r + 1, c, cell))))))}</sheetData>{after}</worksheet>";

    /// <summary>A heading, and a second row with a name and a cell as it stands in the file.</summary>
    public static string Raw(string cell) =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{Row(1, Cell(1, 0, "Navn") + Cell(1, 1, "Telefon"))}{Row(2, Cell(2, 0, "Prøve To") + cell)}</sheetData></worksheet>";

    /// <summary>A workbook with these shared texts.</summary>
    public static byte[] Shared(string texts) => Of(
        Sheet(["Navn", "Telefon"], ["Prøve To", "00 00 03 02"]), ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{texts}</sst>"), "",
        $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>",
        $"<Relationship Id=\"r3\" Type=\"{Rel}/sharedStrings\" Target=\"sharedStrings.xml\"/>");

    public static byte[] Of(string sheet, (string Name, string Text)? more = null, string state = "", string types = "", string relations = "") => Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>" + types + "</Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rel}\"><sheets><sheet name=\"Liste\" sheetId=\"1\"{state} r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Rel}/styles\" Target=\"styles.xml\"/>{relations}</Relationships>"),
        ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        ("xl/worksheets/sheet1.xml", sheet),
        .. more is { } extra ? new[] { extra } : [],
    ]);

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    private static string Row(int number, string cells) => $"<row r=\"{number}\">{cells}</row>";

    private static string Cell(int row, int column, string text) => text.Length == 0
        ? ""
        : $"<c r=\"{(char)('A' + column)}{row}\" t=\"inlineStr\"><is><t>{text.Replace("&", "&amp;", StringComparison.Ordinal)}</t></is></c>";
}
