using KunnskapsPortal.Search.Analysis;

namespace KunnskapsPortal.Search.Index;

/// <summary>«Mente du …»: words nobody wrote are replaced by the nearest word that the reader may see somewhere.</summary>
internal static class Spelling
{
    /// <summary>Null where no word is near, or where the corrected query finds nothing either.</summary>
    public static string? Suggest(IndexSession session, string text, IReadOnlyList<Token> tokens)
    {
        var known = session.KnownStems(tokens.Select(token => token.Stem));
        var better = tokens.Select(token => token.IsCode || known.Contains(token.Stem) ? token.Written : Nearest(session, token.Written)).ToList();
        var suggestion = string.Join(' ', better);
        return better.SequenceEqual(tokens.Select(token => token.Written)) || !Searcher.Finds(session, suggestion) ? null : suggestion;
    }

    private static string Nearest(IndexSession session, string word)
    {
        var most = word.Length <= 3 ? 0 : word.Length <= 5 ? 1 : 2;
        return session.WordsOfLength(word.Length - most, word.Length + most)
            .Where(candidate => candidate.Written.All(char.IsLetter))
            .Select(candidate => (candidate, Distance: EditDistance.Between(word, candidate.Written, most)))
            .Where(near => near.Distance <= most)
            .OrderBy(near => near.Distance)
            .ThenByDescending(near => near.candidate.Written[0] == word[0])
            .ThenByDescending(near => near.candidate.IsReadersForm)
            .ThenByDescending(near => near.candidate.Uses)
            .ThenBy(near => near.candidate.Written, StringComparer.Ordinal)
            .Select(near => near.candidate.Written)
            .FirstOrDefault(word);
    }
}
