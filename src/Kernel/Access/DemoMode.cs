namespace KunnskapsPortal.Kernel.Access;

/// <summary>Whether this installation is a demonstration: demo people exist, and may be signed in without a password.</summary>
public sealed record DemoMode(bool IsOn);
