namespace KunnskapsPortal.Kernel.Text;

/// <summary>The two written forms of Norwegian (språklova § 4). Codes are BCP 47: <c>nb</c> and <c>nn</c>.</summary>
public enum Language
{
    Bokmal = 0,
    Nynorsk = 1,
}

/// <summary>Codes of the written forms, for addresses, file names and <c>lang</c> attributes.</summary>
public static class Languages
{
    public const string Bokmal = "nb";
    public const string Nynorsk = "nn";

    /// <summary><c>nb</c> or <c>nn</c>.</summary>
    public static string Code(this Language language) => language == Language.Nynorsk ? Nynorsk : Bokmal;

    public static Language Other(this Language language) => language == Language.Nynorsk ? Language.Bokmal : Language.Nynorsk;

    /// <summary>Reads <c>nb</c> or <c>nn</c>; anything else is bokmål.</summary>
    public static Language Parse(string? code) => code == Nynorsk ? Language.Nynorsk : Language.Bokmal;
}
