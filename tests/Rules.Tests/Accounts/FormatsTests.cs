using System.Net;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Rules.Tests.Accounts;

public sealed class FormatsTests
{
    [Theory]
    [InlineData("1234567", true)]
    [InlineData("12345678", true)]
    [InlineData("123456789", true)]
    [InlineData("123456", false)]
    [InlineData("1234567890", false)]
    [InlineData("1234 567", false)]
    [InlineData("123456a", false)]
    [InlineData("١٢٣٤٥٦٧", false)]
    [InlineData("", false)]
    public void A_number_of_the_register_has_seven_to_nine_digits(string text, bool isRight) => Assert.Equal(isRight, Formats.IsHprNumber(text));

    [Theory]
    [InlineData("0301", true)]
    [InlineData("3403", true)]
    [InlineData("0000", false)]
    [InlineData("301", false)]
    [InlineData("34030", false)]
    [InlineData("34 3", false)]
    [InlineData("-403", false)]
    public void A_municipality_number_has_four_digits(string text, bool isRight) => Assert.Equal(isRight, Formats.IsMunicipalityNumber(text));

    [Fact]
    public void Every_four_digits_but_zero_are_a_municipality_number() =>
        Prop.ForAll(Gen.Choose(1, 9999).ToArbitrary(), number => Formats.IsMunicipalityNumber($"{number:0000}")).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("kari@eksempel.no", true)]
    [InlineData("kari.o'neil+kurs@lege.eksempel.no", true)]
    [InlineData("kåre@øy.example", true)]
    [InlineData("kari", false)]
    [InlineData("@eksempel.no", false)]
    [InlineData("kari@eksempel", false)]
    [InlineData("kari@.no", false)]
    [InlineData("kari@eksempel.no.", false)]
    [InlineData("kari@a@eksempel.no", false)]
    [InlineData("kari @eksempel.no", false)]
    [InlineData("kari@eksempel.no\r\nBcc: alle@eksempel.no", false)]
    [InlineData("a@b.no,c@d.no", false)]
    public void An_address_looks_like_one(string text, bool isRight) => Assert.Equal(isRight, Formats.IsEmail(text));

    [Theory]
    [InlineData("elleve tegn", false)]
    [InlineData("tolv tegn nå", true)]
    [InlineData("aaaaaaaaaaaa", false)]
    [InlineData("abcdabcdabcd", false)]
    [InlineData("Demo-passord-1", true)]
    public void A_password_is_long_and_not_one_character_over_and_over(string text, bool isRight) => Assert.Equal(isRight, Formats.IsPassword(text));

    [Fact]
    public void A_password_has_an_end() => Assert.False(Formats.IsPassword(string.Concat(Enumerable.Repeat("abcdefgh", 17))));

    [Theory]
    [InlineData("Gp", true)]
    [InlineData("gp", false)]
    [InlineData("0", false)]
    [InlineData("RegionAdmin,Gp", false)]
    [InlineData(null, false)]
    public void A_choice_is_read_by_its_exact_name(string? text, bool isRight) => Assert.Equal(isRight, Options.Parse<Role>(text) is not null);

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void A_limit_counts_a_subscriber(string one, string other, bool same) =>
        Assert.Equal(same, RemoteKey.Of(IPAddress.Parse(one)) == RemoteKey.Of(IPAddress.Parse(other)));
}
