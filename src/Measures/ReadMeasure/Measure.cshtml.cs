using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Measures.Domain;

namespace KunnskapsPortal.Measures.ReadMeasure;

/// <summary>One measure: the facts first, then the text.</summary>
[CachedPage]
public sealed class MeasureModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    public bool IsHistorical => Item.Document.Text("state") == MeasureStates.Historical;

    public string When => MeasureWords.When(Item.Document.List("phases"));

    public string Who => MeasureWords.Who(Item.Document.List("proposed_by"));

    public string Evidence => Item.Document.Text("evidence");

    /// <summary>Something is found about the effect.</summary>
    public bool IsFound => Evidence != EvidenceKinds.None;

    protected override string KindName => MeasuresModule.Measure;
}
