using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Accounts.AccountForms;

/// <summary>What is wrong with a form: one sentence per field, in the order of the fields.</summary>
public sealed class FormErrors
{
    private readonly List<(string Field, string Text)> _all = [];

    public IReadOnlyList<(string Field, string Text)> All => _all;

    public bool Any => _all.Count > 0;

    /// <summary>The sentence for a field, or null where it is right.</summary>
    public string? this[string field] => _all.FirstOrDefault(error => error.Field == field).Text;

    public void Add(string field, string text)
    {
        if (this[field] is null)
            _all.Add((field, text));
    }

    public void AddUnless(bool isRight, string field, string text)
    {
        if (!isRight)
            Add(field, text);
    }

    /// <summary>The text without blanks around it. Text with a patient's number is neither stored nor sent back: it becomes empty.</summary>
    public string Take(string field, string? text)
    {
        var taken = text?.Trim() ?? "";
        if (!PatientDataGuard.Finds(taken))
            return taken;
        Add(field, Texts.PatientDataStopped);
        return "";
    }
}
