namespace KunnskapsPortal.Kernel.Text;

/// <summary>
/// Stops numbers that identify a patient in free text: Norwegian identity numbers of eleven digits with valid check
/// digits (fødselsnummer, D-number, H-number, FH-number, and the synthetic series with 40 or 80 added to the month).
/// It knows numbers only; see docs/algorithms/patient-data-guard.md for what it does not know.
/// </summary>
public static class PatientDataGuard
{
    /// <summary>Common auxiliary numbers (FH-nummer) begin with 8 or 9 and hold no date.</summary>
    private const int FirstAuxiliaryDigit = 8;

    private static readonly int[] FirstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
    private static readonly int[] SecondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>True where the text holds an identity number, also when it is written with spaces, dots or hyphens.</summary>
    public static bool Finds(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return false;
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsAsciiDigit(text[start - 1])) && NumberAt(text, start))
                return true;
        }

        return false;
    }

    private static bool NumberAt(string text, int start)
    {
        Span<int> digits = stackalloc int[11];
        var count = 0;
        var at = start;
        for (; at < text.Length && count < 11; at++)
        {
            if (char.IsAsciiDigit(text[at]))
                digits[count++] = text[at] - '0';
            else if (!(text[at] is ' ' or '.' or '-' or '\u00a0' && count > 0))
                return false;
        }

        var longer = at < text.Length && char.IsAsciiDigit(text[at]);
        return count == 11 && !longer && (HasDate(digits) || digits[0] >= FirstAuxiliaryDigit) && HasCheckDigits(digits);
    }

    private static bool HasDate(ReadOnlySpan<int> d)
    {
        var day = (d[0] * 10) + d[1];
        var month = (d[2] * 10) + d[3];
        if (day > 40)
            day -= 40;
        if (month > 80)
            month -= 80;
        else if (month > 40)
            month -= 40;
        return day is >= 1 and <= 31 && month is >= 1 and <= 12;
    }

    private static bool HasCheckDigits(ReadOnlySpan<int> d) =>
        Check(d, FirstWeights) == d[9] && Check(d, SecondWeights) == d[10];

    private static int Check(ReadOnlySpan<int> digits, int[] weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * digits[i];
        return (11 - (sum % 11)) % 11;
    }
}
