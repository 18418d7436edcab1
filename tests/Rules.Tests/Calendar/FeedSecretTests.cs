using KunnskapsPortal.Calendar.KeepFeeds;

namespace KunnskapsPortal.Rules.Tests.Calendar;

public sealed class FeedSecretTests
{
    [Fact]
    public void A_secret_names_its_person_and_no_two_are_alike()
    {
        var person = Guid.CreateVersion7();
        var secrets = Enumerable.Range(0, 1000).Select(_ => FeedSecret.Make(person)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(1000, secrets.Count);
        Assert.All(secrets, secret =>
        {
            Assert.Equal(FeedSecret.Length, secret.Length);
            Assert.Matches("^[A-Za-z0-9_-]+$", secret);
            Assert.Equal(person, FeedSecret.PersonOf(secret));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("abonnement")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+/+/")]
    [InlineData("AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ååååååååååååååååååååååååååååååååååååååååååååååååå")]
    public void A_text_that_is_no_secret_names_nobody(string text) => Assert.Null(FeedSecret.PersonOf(text));
}
