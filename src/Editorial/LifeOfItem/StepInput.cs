namespace KunnskapsPortal.Editorial.LifeOfItem;

/// <summary>One input of a step's form.</summary>
public sealed record StepInput(string Name, string Label, string? Help, string Value, string? Error, StepInputKind Kind)
{
    public string? DescribedBy => string.Join(' ', new[] { Help is null ? null : $"{Name}-hjelp", Error is null ? null : $"{Name}-feil" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}

public enum StepInputKind
{
    Line,
    Area,
    Time,
}
