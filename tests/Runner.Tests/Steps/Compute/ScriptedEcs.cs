using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Compute;

/// <summary>An ECS whose tasks come and go as the test says, after the documented API.</summary>
internal sealed class ScriptedEcs : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly Lock _lock = new();

    public ScriptedEcs(params Service[] services)
    {
        Services = services;
        _server = new LoopbackServer(Answer);
    }

    public string Url => _server.Url;

    public IEnumerable<string> Actions => _server.Actions;

    public IEnumerable<LoopbackRequest> Requests => _server.Requests;

    public IReadOnlyList<Service> Services { get; }

    public List<RunningTask> Tasks { get; } = [];

    /// <summary>Called before each look at the services.</summary>
    public Action<int> OnLook { get; set; } = _ => { };

    private int _looks;

    public void Dispose() => _server.Dispose();

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (_lock)
            return request.Action switch
            {
                "DescribeServices" => Describe(request.Json),
                "UpdateService" => Update(request.Json),
                "ListTasks" => List(request.Json),
                "DescribeTasks" => DescribeTasks(request.Json),
                "StopTask" => Stop(request.Json),
                var other => LoopbackAnswer.JsonError("UnknownOperationException", other),
            };
    }

    private LoopbackAnswer Describe(JsonObject input)
    {
        OnLook(++_looks);
        var names = input["services"]!.AsArray().Select(s => (string)s!).ToList();
        Assert.InRange(names.Count, 1, 10);
        var found = Services.Where(s => names.Contains(s.Name)).ToList();
        foreach (var service in found.Where(s => s.Running != s.Desired && --s.LooksUntilRunning <= 0))
            service.Running = service.Desired;
        return new LoopbackAnswer(new JsonObject { ["services"] = new JsonArray([.. found.Select(s => s.Json())]), ["failures"] = new JsonArray() }.ToJsonString());
    }

    private LoopbackAnswer Update(JsonObject input)
    {
        var service = Services.Single(s => s.Name == (string)input["service"]!);
        service.Desired = (int)input["desiredCount"]!;
        return new LoopbackAnswer(new JsonObject { ["service"] = service.Json() }.ToJsonString());
    }

    private LoopbackAnswer List(JsonObject input)
    {
        var wanted = Tasks.Where(t => (string?)input["serviceName"] is not { } service || t.Group == $"service:{service}")
            .Where(t => (string?)input["family"] is not { } family || t.Family == family)
            .Where(t => (t.StopAsked ? "STOPPED" : "RUNNING") == (string)input["desiredStatus"]!)
            .Select(t => t.Arn).ToList();
        var from = int.Parse((string?)input["nextToken"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var page = new JsonObject { ["taskArns"] = new JsonArray([.. wanted.Skip(from).Take(2).Select(a => (JsonNode)a)]) };
        if (from + 2 < wanted.Count)
            page["nextToken"] = $"{from + 2}";
        return new LoopbackAnswer(page.ToJsonString());
    }

    private LoopbackAnswer DescribeTasks(JsonObject input)
    {
        var arns = input["tasks"]!.AsArray().Select(s => (string)s!).ToList();
        var tasks = Tasks.Where(t => arns.Contains(t.Arn)).Select(t => (JsonNode)new JsonObject
        {
            ["taskArn"] = t.Arn,
            ["group"] = t.Group,
            ["desiredStatus"] = t.StopAsked ? "STOPPED" : "RUNNING",
            ["lastStatus"] = t.StopAsked && --t.LooksUntilStopped <= 0 ? "STOPPED" : t.StopAsked ? "STOPPING" : "RUNNING",
        });
        return new LoopbackAnswer(new JsonObject { ["tasks"] = new JsonArray([.. tasks]) }.ToJsonString());
    }

    private LoopbackAnswer Stop(JsonObject input)
    {
        Tasks.Single(t => t.Arn == (string)input["task"]!).StopAsked = true;
        return new LoopbackAnswer("{}");
    }

    internal sealed class RunningTask(string arn, string family, string group = "")
    {
        public string Arn { get; } = arn;

        public string Family { get; } = family;

        public string Group { get; } = group.Length == 0 ? $"family:{family}" : group;

        public bool StopAsked { get; set; }

        public int LooksUntilStopped { get; set; } = 2;
    }

    internal sealed class Service(string name)
    {
        public string Name { get; } = name;

        public string Status { get; set; } = "ACTIVE";

        public int Desired { get; set; }

        public int Running { get; set; }

        public int LooksUntilRunning { get; set; }

        public List<(string Status, string RolloutState)> Deployments { get; } = [("PRIMARY", "COMPLETED")];

        public JsonObject Json() => new()
        {
            ["serviceName"] = Name,
            ["status"] = Status,
            ["desiredCount"] = Desired,
            ["runningCount"] = Running,
            ["pendingCount"] = 0,
            ["deployments"] = new JsonArray([.. Deployments.Select(d => (JsonNode)new JsonObject { ["status"] = d.Status, ["rolloutState"] = d.RolloutState, ["rolloutStateReason"] = "ECS deployment circuit breaker: tasks failed to start." })]),
        };
    }
}
