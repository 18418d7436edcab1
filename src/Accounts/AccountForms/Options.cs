namespace KunnskapsPortal.Accounts.AccountForms;

public static class Options
{
    /// <summary>Reads a choice by its exact name; null for anything else, numbers too.</summary>
    public static T? Parse<T>(string? name) where T : struct, Enum =>
        name is not null && Enum.IsDefined(typeof(T), name) ? Enum.Parse<T>(name) : null;
}
