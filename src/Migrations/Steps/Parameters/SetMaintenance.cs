namespace Groundplan.Migrations;

/// <summary>Turns a maintenance switch on or off, and reads it back.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Switch">The switch.</param>
/// <param name="On">Whether it is turned on, so that writes stop.</param>
public sealed record SetMaintenance(string Id, MaintenanceSwitch Switch, bool On) : Step(Id)
{
    private MaintenanceSwitch.Parameter? Parameter => Switch as MaintenanceSwitch.Parameter;

    /// <summary>A step that turns the switch off.</summary>
    public SetMaintenance Off(string id) => new(id, Switch, false);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("set-maintenance", On ? "Turn on maintenance at {0}: writes stop." : "Turn off maintenance at {0}: writes go on.", Idempotency.Upsert)
    {
        Places = [new("writes", Switch?.Label)],
        Effects = [new(On ? EffectKind.Pauses : EffectKind.Resumes, new("writes", Switch?.Label))],
        Arguments =
        [
            new("switch", Switch?.Place(On)),
            new("on", On),
            new("onValue", Parameter?.OnValue),
            new("offValue", Parameter?.OffValue),
            new("region", Parameter?.Region),
        ],
        Commands = Switch switch
        {
            MaintenanceSwitch.Parameter parameter =>
            [
                CommandLine.Of("aws", "ssm", "put-parameter", "--name", parameter.Name, "--value", On ? parameter.OnValue ?? "true" : parameter.OffValue ?? "false", "--overwrite").With("--region", parameter.Region),
            ],
            MaintenanceSwitch.Http http when (On ? http.On : http.Off) is { } call => [call.Command],
            _ => [],
        },
        Outputs = Parameter is null ? [] : ["previousValue"],
        Permissions = Switch switch
        {
            MaintenanceSwitch.Parameter => ["ssm:GetParameter", "ssm:GetParameterHistory", "ssm:PutParameter"],
            MaintenanceSwitch.Http http => (On ? http.On : http.Off)?.AuthorizationFrom?.Permissions.ToItems() ?? [],
            _ => [],
        },
    };
}
