using System.Text.Json.Nodes;

namespace Groundplan.Runner.Engine;

/// <summary>The request ids of an attempt: all of a few, the first and the last of many.</summary>
internal sealed class RequestIds
{
    private const int MostOfAnEnd = 20;

    private readonly Lock _lock = new();
    private readonly List<string> _first = [];
    private readonly Queue<string> _last = [];
    private long _count;

    public void Add(string id)
    {
        lock (_lock)
        {
            _count++;
            if (_first.Count < MostOfAnEnd)
            {
                _first.Add(id);
                return;
            }
            if (_last.Count == MostOfAnEnd)
                _last.Dequeue();
            _last.Enqueue(id);
        }
    }

    /// <summary>How many there were, and which; null for none.</summary>
    public JsonObject? ToJson()
    {
        lock (_lock)
            return _count == 0 ? null : new() { ["count"] = _count, ["ids"] = new JsonArray([.. _first.Concat(_last).Select(i => (JsonNode)i)]) };
    }
}
