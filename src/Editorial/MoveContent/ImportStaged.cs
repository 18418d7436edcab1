using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;

namespace KunnskapsPortal.Editorial.MoveContent;

/// <summary>Takes in a zip that has been looked at.</summary>
/// <param name="Mark">Of the plan that was shown (<see cref="ImportPlan.Mark"/>).</param>
/// <param name="Chosen">Conflicts in which the file is to be taken.</param>
public sealed record ImportStaged(Guid Id, string Mark, IReadOnlySet<string> Chosen) : IRequest<ImportStagedOutcome>;

/// <summary>What came of it. A closed set.</summary>
public abstract record ImportStagedOutcome
{
    private ImportStagedOutcome()
    {
    }

    public sealed record Taken(int Count) : ImportStagedOutcome;

    /// <summary>Something was changed in the portal after the report; nothing is written.</summary>
    public sealed record Overtaken : ImportStagedOutcome;

    public sealed record NotThere : ImportStagedOutcome;
}

internal sealed class ImportStagedHandler(StagedImports staged, ImportReports reports, ContentImport import, TenantContext tenant, TenantDirectory tenants, Viewer viewer)
    : IRequestHandler<ImportStaged, ImportStagedOutcome>
{
    public async Task<ImportStagedOutcome> Handle(ImportStaged request, CancellationToken cancellationToken)
    {
        using var source = (await reports.OpenAsync(request.Id, cancellationToken)).Source;
        if (source is null)
            return new ImportStagedOutcome.NotThere();
        var plan = await reports.PlanAsync(source, cancellationToken);
        if (plan.Mark != request.Mark || await import.ApplyAsync(source, plan, request.Chosen, viewer.PersonId, cancellationToken) is not { } count)
            return new ImportStagedOutcome.Overtaken();
        staged.Remove(tenant.Id, request.Id);
        tenants.Forget();
        return new ImportStagedOutcome.Taken(count);
    }
}
