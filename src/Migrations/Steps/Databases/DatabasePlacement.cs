namespace Groundplan.Migrations;

/// <summary>A step that makes a database instance from another one, and how the new one is set up.</summary>
/// <param name="Id">Unique in the migration.</param>
public abstract record DatabasePlacement(string Id) : Step(Id)
{
    /// <summary>The region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    /// <summary>The instance class, such as <c>db.r6g.large</c>; that of the source where it is null.</summary>
    public string? Class { get; init; }

    /// <summary>Whether it stands in two availability zones; as the source where it is null.</summary>
    public bool? MultiAz { get; init; }

    /// <summary>Whether it has a public address.</summary>
    public bool PubliclyAccessible { get; init; }

    /// <summary>The subnet group; that of the source where it is not set.</summary>
    public Target<Aws.RDS.DBSubnetGroup> SubnetGroup { get; init; }

    /// <summary>The security groups; those of the source where there is none.</summary>
    public Items<Target<Aws.EC2.SecurityGroup>> SecurityGroups { get; init; } = [];

    /// <summary>The parameter group; that of the source where it is not set.</summary>
    public Target<Aws.RDS.DBParameterGroup> ParameterGroup { get; init; }

    /// <summary>Whether it is protected from deletion; as the source where it is null.</summary>
    public bool? DeletionProtection { get; init; }

    /// <summary>The tags.</summary>
    public Map<string> Tags { get; init; } = new();

    /// <summary>The ARN of the instance that is made.</summary>
    public Value<string> InstanceArn => Output("instanceArn");

    /// <summary>The name that clients connect to.</summary>
    public Value<string> Address => Output("address");

    /// <summary>The port that clients connect to.</summary>
    public Value<long> Port => new StepOutput(Id, "port");

    /// <summary>What both kinds are given.</summary>
    private protected Items<Argument> Placement =>
    [
        new("region", Region),
        new("class", Class),
        new("multiAz", MultiAz),
        new("publiclyAccessible", PubliclyAccessible),
        new("subnetGroup", SubnetGroup),
        new("securityGroups", SecurityGroups is { Count: > 0 } ? SecurityGroups : null),
        new("parameterGroup", ParameterGroup),
        new("deletionProtection", DeletionProtection),
        new("tags", Tags is { Count: > 0 } ? Tags : null),
    ];

    /// <summary>What both kinds give.</summary>
    private protected static Items<string> Facts => ["instance", "instanceArn", "resourceId", "address", "port"];

    /// <summary>A command with the options of both kinds.</summary>
    private protected CommandLine Place(CommandLine command) => command
        .With("--db-instance-class", Class)
        .If(MultiAz is not null, MultiAz == true ? "--multi-az" : "--no-multi-az")
        .If(true, PubliclyAccessible ? "--publicly-accessible" : "--no-publicly-accessible")
        .With("--db-subnet-group-name", SubnetGroup.Raw)
        .If(SecurityGroups is { Count: > 0 }, ["--vpc-security-group-ids", .. (SecurityGroups ?? []).Select(group => (object?)group)])
        .With("--db-parameter-group-name", ParameterGroup.Raw)
        .If(DeletionProtection is not null, DeletionProtection == true ? "--deletion-protection" : "--no-deletion-protection")
        .If(Tags is { Count: > 0 }, "--tags", new JsonText((Tags ?? new()).Select(tag => Members.Of(("Key", tag.Key), ("Value", tag.Value))).ToItems()))
        .With("--region", Region);

    /// <summary>The command that waits until an instance is there.</summary>
    private protected CommandLine Wait(Target<Aws.RDS.DBInstance> instance) =>
        CommandLine.Of("aws", "rds", "wait", "db-instance-available", "--db-instance-identifier", instance).With("--region", Region);
}
