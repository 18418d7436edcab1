using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Rules.Tests.Accounts;

public sealed class ReturnAddressTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("min-side")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("https://evil.example")]
    [InlineData("http:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData(" /innlandet")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData("/innlandet\r\nSet-Cookie: kp=x")]
    [InlineData("/innlandet\u0000")]
    [InlineData("/innlandet\u007f")]
    [InlineData("/kurs/åpne dager")]
    [InlineData("/\uff0f\uff0fevil.example")]
    public void An_address_that_may_lead_out_of_the_portal_is_not_followed(string? hostile) =>
        Assert.Equal("/innlandet/min-side", ReturnAddress.After(hostile, "/innlandet/min-side", "/innlandet", null));

    [Theory]
    [InlineData("/")]
    [InlineData("/innlandet/kurs/gradert")]
    [InlineData("/innlandet/sok?q=%C3%A5pen&slag=tiltak")]
    [InlineData("/innlandet/artikler/x#kilder")]
    [InlineData("/innlandet/kurs?til=https://example.org")]
    public void An_address_below_the_root_is_followed(string address) => Assert.Equal(address, ReturnAddress.Safe(address));

    [Fact]
    public void An_address_without_end_is_not_followed() => Assert.Null(ReturnAddress.Safe("/" + new string('a', ReturnAddress.MaxLength)));

    [Theory]
    [InlineData("/innlandet/kurs/x", "/innlandet", Language.Nynorsk, "/innlandet/nn/kurs/x")]
    [InlineData("/innlandet/nn/kurs/x", "/innlandet", Language.Nynorsk, "/innlandet/nn/kurs/x")]
    [InlineData("/innlandet/nn/kurs/x", "/innlandet", Language.Bokmal, "/innlandet/kurs/x")]
    [InlineData("/innlandet/nn", "/innlandet", Language.Bokmal, "/innlandet/")]
    [InlineData("/innlandet?q=1", "/innlandet", Language.Nynorsk, "/innlandet/nn/?q=1")]
    [InlineData("/kurs", "", Language.Nynorsk, "/nn/kurs")]
    [InlineData("/nn/kurs", "", Language.Bokmal, "/kurs")]
    [InlineData("/nnkurs", "", Language.Bokmal, "/nnkurs")]
    [InlineData("/nasjonal/kurs", "/innlandet", Language.Nynorsk, "/nasjonal/kurs")]
    [InlineData("/innlandet-ny/kurs", "/innlandet", Language.Nynorsk, "/innlandet-ny/kurs")]
    public void The_written_form_that_the_person_has_chosen_is_kept(string asked, string root, Language form, string expected) =>
        Assert.Equal(expected, ReturnAddress.After(asked, "/x", root, form));

    [Fact]
    public void Taking_the_form_out_of_an_address_does_not_make_it_lead_out() =>
        Assert.Equal("/min-side", ReturnAddress.After("/nn//evil.example", "/min-side", "", Language.Bokmal));

    [Fact]
    public void Whatever_is_asked_for_the_answer_is_a_path_of_the_portal()
    {
        var pieces = Gen.Elements("/", "//", "\\", "nn", "/nn", "innlandet", "/innlandet", "evil.example", ":", "?", "#", "\t", ".", "%2f", "å");
        var addresses = Gen.ArrayOf(pieces).Select(string.Concat).ToArbitrary();
        var roots = Gen.Elements("", "/innlandet").ToArbitrary();
        Prop.ForAll(addresses, roots, (address, root) => new Language?[] { null, Language.Bokmal, Language.Nynorsk }.All(form =>
            ReturnAddress.After(address, "/min-side", root, form) is ['/', ..] answer
            && !answer.StartsWith("//", StringComparison.Ordinal) && !answer.Contains('\\', StringComparison.Ordinal)))
            .QuickCheckThrowOnFailure();
    }
}
