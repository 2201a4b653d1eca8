namespace Groundplan.Migrations;

/// <summary>What the checker calls a service of ECS: its cluster and its name.</summary>
internal static class ServicePlace
{
    public static Place Of(Target<Aws.ECS.Cluster> cluster, Target<Aws.ECS.Service> service) => new("service", Joined.Of(cluster, "/", service));
}
