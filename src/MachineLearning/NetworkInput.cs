namespace Groundplan.MachineLearning;

/// <summary>One thing that a network takes from outside the stack.</summary>
/// <param name="Property">The property of the <see cref="Network"/> that gives it.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Values">One value, or any number of subnet ids.</param>
internal sealed record NetworkInput(string Property, NetworkInputKind Kind, Items<string> Values)
{
    /// <summary>An input of one value.</summary>
    public static NetworkInput Of(string property, NetworkInputKind kind, string? value) => new(property, kind, [value ?? ""]);
}

/// <summary>What an input's values are.</summary>
internal enum NetworkInputKind
{
    /// <summary>The path of an SSM parameter.</summary>
    ParameterPath,

    /// <summary>A VPC's id.</summary>
    VpcId,

    /// <summary>Ids of subnets.</summary>
    SubnetIds,

    /// <summary>A security group's id.</summary>
    SecurityGroupId,
}
