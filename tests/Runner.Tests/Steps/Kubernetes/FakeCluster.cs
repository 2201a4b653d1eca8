using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Kubernetes;

/// <summary>An API server for kubectl, after the documented API: discovery, reading, server-side apply and patches of objects and their status. The test plays the controllers.</summary>
internal sealed class FakeCluster : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    // kubectl keeps what it discovers; not among the user's own.
    static FakeCluster() => Environment.SetEnvironmentVariable("KUBECACHEDIR", Path.Combine(Path.GetTempPath(), "groundplan-tests-kubectl"));

    public FakeCluster()
    {
        _server = new LoopbackServer(Answer);
        Kubeconfig = Path.GetTempFileName();
        File.WriteAllText(Kubeconfig, $$$"""
            {"apiVersion":"v1","kind":"Config","current-context":"test","clusters":[{"name":"fake","cluster":{"server":"{{{_server.Url}}}"} }],
             "users":[{"name":"me","user":{}}],"contexts":[{"name":"test","context":{"cluster":"fake","user":"me"}},{"name":"other","context":{"cluster":"fake","user":"me"}}]}
            """);
    }

    public string Kubeconfig { get; }

    /// <summary>Requests that were to change something, dry runs included.</summary>
    public IReadOnlyList<LoopbackRequest> Changes => [.. _server.Requests.Where(r => r.Method != "GET")];

    /// <summary>Called with the path after each change that was kept: what the controllers do.</summary>
    public Action<string> OnChange { get; set; } = _ => { };

    /// <summary>Called with the path before each answer to a read.</summary>
    public Action<string> OnRead { get; set; } = _ => { };

    /// <summary>The answer to changes, in place of the server's own.</summary>
    public Func<LoopbackRequest, LoopbackAnswer?> Refuse { get; set; } = _ => null;

    public JsonObject this[string path]
    {
        get => _objects[path];
        set => _objects[path] = value;
    }

    public bool Has(string path) => _objects.ContainsKey(path);

    public void Put(string path, string json) => _objects[path] = JsonNode.Parse(json)!.AsObject();

    public void Dispose()
    {
        _server.Dispose();
        File.Delete(Kubeconfig);
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (_lock)
            return request.Method == "GET" ? Read(request) : Refuse(request) ?? Patch(request);
    }

    private LoopbackAnswer Read(LoopbackRequest request) => request.Path.TrimEnd('/') switch
    {
        "/version" => new("""{"major":"1","minor":"32","gitVersion":"v1.32.0"}"""),
        "/api" => new("""{"kind":"APIVersions","versions":["v1"]}"""),
        "/apis" => new("""{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"apps","versions":[{"groupVersion":"apps/v1","version":"v1"}],"preferredVersion":{"groupVersion":"apps/v1","version":"v1"}},{"name":"argoproj.io","versions":[{"groupVersion":"argoproj.io/v1alpha1","version":"v1alpha1"}],"preferredVersion":{"groupVersion":"argoproj.io/v1alpha1","version":"v1alpha1"}}]}"""),
        "/api/v1" => Resources("v1", ("configmaps", "ConfigMap")),
        "/apis/apps/v1" => Resources("apps/v1", ("deployments", "Deployment"), ("deployments/status", "Deployment"), ("replicasets", "ReplicaSet"), ("statefulsets", "StatefulSet"), ("daemonsets", "DaemonSet")),
        "/apis/argoproj.io/v1alpha1" => Resources("argoproj.io/v1alpha1", ("rollouts", "Rollout"), ("rollouts/status", "Rollout")),
        "/openapi/v3" => new("""{"paths":{"api/v1":{"serverRelativeURL":"/openapi/v3/api/v1?hash=1"},"apis/apps/v1":{"serverRelativeURL":"/openapi/v3/apis/apps/v1?hash=1"}}}"""),
        "/openapi/v3/api/v1" => Schema("/api/v1/namespaces/{namespace}/configmaps/{name}", "", "ConfigMap"),
        "/openapi/v3/apis/apps/v1" => Schema("/apis/apps/v1/namespaces/{namespace}/deployments/{name}", "apps", "Deployment"),
        var path => Objects(path, request.Query.GetValueOrDefault("labelSelector")),
    };

    private LoopbackAnswer Objects(string path, string? selector)
    {
        OnRead(path);
        if (path.EndsWith("/status", StringComparison.Ordinal))
            path = path[..^"/status".Length];
        if (_objects.TryGetValue(path, out var found))
            return new(found.ToJsonString());
        if (!path.EndsWith("/replicasets", StringComparison.Ordinal))
            return NotFound(path);
        var wanted = (selector ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=')).ToList();
        var items = _objects.Where(o => o.Key.StartsWith(path + "/", StringComparison.Ordinal) && wanted.All(w => o.Value["metadata"]?["labels"]?[w[0]]?.ToString() == w[1])).Select(o => o.Value.DeepClone());
        return new(new JsonObject { ["kind"] = "List", ["apiVersion"] = "v1", ["metadata"] = new JsonObject(), ["items"] = new JsonArray([.. items]) }.ToJsonString());
    }

    private LoopbackAnswer Patch(LoopbackRequest request)
    {
        var path = request.Path;
        var isStatus = path.EndsWith("/status", StringComparison.Ordinal);
        if (isStatus)
            path = path[..^"/status".Length];
        var isApply = request.Headers["Content-Type"] == "application/apply-patch+yaml";
        if (!isApply && !Has(path))
            return NotFound(path);
        var changed = Has(path) ? _objects[path].DeepClone().AsObject() : [];
        if (request.Headers["Content-Type"] == "application/json-patch+json")
            Replace(changed, JsonNode.Parse(request.Text)!.AsArray());
        else
            Merge(changed, request.Json, only: isApply ? null : isStatus ? "status" : "spec");
        if (!isStatus)
            changed["metadata"]!["generation"] = int.Parse(changed["metadata"]!["generation"]?.ToString() ?? "0", CultureInfo.InvariantCulture) + 1;
        changed["metadata"]!["uid"] ??= "u-1";
        if (!request.Query.ContainsKey("dryRun"))
        {
            _objects[path] = changed;
            OnChange(path);
        }
        return new(changed.ToJsonString(), Has(path) ? 200 : 201);
    }

    private static void Replace(JsonObject into, JsonArray patch)
    {
        var operation = Assert.Single(patch)!;
        Assert.Equal(("replace", "/spec/template"), ((string)operation["op"]!, (string)operation["path"]!));
        into["spec"]!["template"] = operation["value"]!.DeepClone();
    }

    // RFC 7386; a status that is no subresource's, and a specification that is, are passed over as the server does.
    private static void Merge(JsonObject into, JsonObject patch, string? only)
    {
        foreach (var (name, value) in patch)
        {
            if ((name is "status" or "spec") && name != (only ?? name))
                continue;
            if (value is JsonObject members)
            {
                if (into[name] is not JsonObject inner)
                    into[name] = inner = [];
                Merge(inner, members, only: null);
            }
            else if (value is null)
                into.Remove(name);
            else
                into[name] = value.DeepClone();
        }
    }

    private static LoopbackAnswer Resources(string group, params (string Name, string Kind)[] resources) => new(new JsonObject
    {
        ["kind"] = "APIResourceList",
        ["apiVersion"] = "v1",
        ["groupVersion"] = group,
        ["resources"] = new JsonArray([.. resources.Select(r => (JsonNode)new JsonObject
        {
            ["name"] = r.Name,
            ["singularName"] = r.Kind.ToLowerInvariant(),
            ["namespaced"] = true,
            ["kind"] = r.Kind,
            ["verbs"] = new JsonArray("get", "list", "patch"),
        })]),
    }.ToJsonString());

    // That the server validates fields itself is all that kubectl wants to know of the schema.
    private static LoopbackAnswer Schema(string path, string group, string kind) => new(new JsonObject
    {
        ["openapi"] = "3.0.0",
        ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = "v1.32.0" },
        ["paths"] = new JsonObject
        {
            [path] = new JsonObject
            {
                ["patch"] = new JsonObject
                {
                    ["x-kubernetes-group-version-kind"] = new JsonObject { ["group"] = group, ["kind"] = kind, ["version"] = "v1" },
                    ["parameters"] = new JsonArray(new JsonObject { ["name"] = "fieldValidation", ["in"] = "query" }, new JsonObject { ["name"] = "dryRun", ["in"] = "query" }),
                },
            },
        },
    }.ToJsonString());

    private static LoopbackAnswer NotFound(string path)
        => new(new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Failure", ["message"] = $"{path} not found", ["reason"] = "NotFound", ["code"] = 404 }.ToJsonString(), 404);
}
