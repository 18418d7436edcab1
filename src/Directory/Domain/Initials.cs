namespace KunnskapsPortal.Directory.Domain;

/// <summary>The letters in the round mark beside a name. Ornament: the name itself stands next to it.</summary>
public static class Initials
{
    /// <summary>The first letters of the first and the last word that begin with a letter; empty where none does.</summary>
    public static string Of(string name)
    {
        var letters = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).Select(word => char.ToUpperInvariant(word[0])).ToList();
        return letters.Count switch
        {
            0 => "",
            1 => letters[0].ToString(),
            _ => $"{letters[0]}{letters[^1]}",
        };
    }
}
