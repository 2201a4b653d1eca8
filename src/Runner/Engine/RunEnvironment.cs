using Groundplan.Runner.Aws;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Stacks;

namespace Groundplan.Runner.Engine;

/// <summary>Makes what each step may reach; connections are shared by all.</summary>
internal sealed class RunEnvironment(AwsSession session, string accountId, Plan plan, MigrationRunbook runbook, ExecutorSet executors, TimeProvider time) : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };

    public TimeProvider Time => time;

    public ExecutorSet Executors => executors;

    public MigrationRunbook Runbook => runbook;

    public StepServices Services(RequestIds requestIds)
        => new(session, accountId, Document, new HttpMessageInvoker(_handler, disposeHandler: false), requestIds.Add) { Folder = plan.Folder.Home };

    /// <summary>The physical id of a resource, in the region of its stack.</summary>
    public async Task<string?> ResourceIdAsync(ResourceReference resource, CancellationToken cancellationToken)
    {
        var region = runbook.Stacks.FirstOrDefault(s => s.Name == resource.Stack)?.Region ?? session.Region;
        using var services = Services(new RequestIds());
        return await StackResources.PhysicalIdAsync(services.In(region).CloudFormation, resource.Stack, resource.LogicalId, cancellationToken);
    }

    public void Dispose() => _handler.Dispose();

    private byte[] Document(string path)
        => plan.Manifest.Roots.SelectMany(r => r.Documents).FirstOrDefault(d => d.Path == path) is { } entry
            ? plan.Bytes(entry)
            : throw new StepFailure($"The manifest has no document '{path}'. Rebuild the project.");
}
