namespace Groundplan.Runner.Tests.Kit;

/// <summary>Something that happens to a resource of a scripted stack.</summary>
internal sealed record ScriptedEvent(string LogicalId, string Type, string Status, string Reason = "", string PhysicalId = "");

/// <summary>What one look at the stack finds: new events, and the status from then on.</summary>
internal sealed record ScriptedStep(string Status, params ScriptedEvent[] Events);

/// <summary>A stack of the scripted server.</summary>
internal sealed class ScriptedStack(string name, string status)
{
    public string Name { get; } = name;

    public string Id { get; } = $"arn:aws:cloudformation:us-west-2:123456789012:stack/{name}/{Guid.NewGuid()}";

    public string Status { get; set; } = status;

    public bool Protected { get; set; }

    public string Template { get; set; } = "{}";

    /// <summary>Parameter values; of SSM parameter types, paths.</summary>
    public Dictionary<string, string> Parameters { get; } = [];

    public Dictionary<string, string> Tags { get; } = [];

    /// <summary>Values of outputs that are not exported.</summary>
    public Dictionary<string, string> Outputs { get; } = [];

    /// <summary>Export name of each output.</summary>
    public Dictionary<string, string> Exports { get; } = [];

    public Queue<ScriptedStep> Script { get; } = [];

    /// <summary>Oldest first.</summary>
    public List<(string Id, ScriptedEvent Event)> Events { get; } = [];

    public List<ScriptedEvent> Resources { get; } = [];

    public void Play()
    {
        if (!Script.TryDequeue(out var step))
            return;
        foreach (var item in step.Events)
            Add(item);
        if (step.Status != Status)
            Add(new ScriptedEvent(Name, "AWS::CloudFormation::Stack", step.Status, "", Id));
        Status = step.Status;
    }

    public void Add(ScriptedEvent item) => Events.Add(($"event-{Events.Count}-{Guid.NewGuid()}", item));
}
