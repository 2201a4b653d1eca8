namespace Groundplan.Migrations;

/// <summary>Which tasks of an ECS cluster are meant.</summary>
public abstract record TaskSelection
{
    private TaskSelection()
    {
    }

    /// <summary>Those of a service, which must be scaled to 0 first: it would replace them.</summary>
    /// <param name="Name">The service.</param>
    public sealed record OfService(Target<Aws.ECS.Service> Name) : TaskSelection;

    /// <summary>Those of a family of task definitions.</summary>
    /// <param name="Name">The family.</param>
    public sealed record OfFamily(string Name) : TaskSelection;
}
