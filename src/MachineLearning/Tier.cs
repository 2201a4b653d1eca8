namespace Groundplan.MachineLearning;

/// <summary>
/// How much of a platform is built. Each tier holds everything of the one below. The tier is part of no name, so platforms of two tiers side by
/// side need distinct workloads. Source: ML Provisioner, Migration Guide, "What Each Tier Adds".
/// </summary>
public enum Tier
{
    /// <summary>Model registry, sources, builds, pipelines, roles and the artifact bucket.</summary>
    Starter,

    /// <summary>And the trigger on model approval, the dashboard and the policies for people.</summary>
    Professional,

    /// <summary>And the key, the permission boundary, the compliance log group, alarms by mail and the VPC endpoints.</summary>
    Enterprise,
}
