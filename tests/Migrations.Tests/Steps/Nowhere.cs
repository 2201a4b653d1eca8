using System.Reflection;
using Groundplan.Runner.Steps;

namespace Groundplan.Migrations.Steps;

/// <summary>An environment of which only the facts of the run are known: whoever looks further is told that there is nothing.</summary>
public class Nowhere : DispatchProxy
{
    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        $"get_{nameof(IReadServices.Region)}" => "us-west-2",
        $"get_{nameof(IReadServices.AccountId)}" => "123456789012",
        nameof(IReadServices.In) => this,
        nameof(IReadServices.Document) => "Resources: {}\n"u8.ToArray(),
        _ => throw new NowhereException(targetMethod?.Name),
    };
}
