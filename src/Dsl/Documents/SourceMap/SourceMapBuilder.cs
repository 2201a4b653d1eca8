using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.SourceMap;

/// <summary>Leads from the template back to the source: each member, each of its properties, and what is nested where it was written elsewhere.</summary>
internal sealed class SourceMapBuilder
{
    private const int DeepestNesting = 100;
    private const int MostValues = 250_000;

    private readonly RootFacts _facts;
    private readonly List<SourcePlace> _places = [];

    private int _values;

    private SourceMapBuilder(RootFacts facts) => _facts = facts;

    public static Items<SourcePlace> Build(RootFacts facts)
    {
        var builder = new SourceMapBuilder(facts);
        foreach (var (id, parameter) in facts.Root.Content.Parameters)
            builder.Add(JsonPointer.Append("/Parameters", id), facts.Origins.Find(parameter));
        foreach (var (id, mapping) in facts.Root.Content.Mappings)
            builder.Add(JsonPointer.Append("/Mappings", id), facts.Origins.Find(mapping));
        foreach (var (id, condition) in facts.Root.Content.Conditions)
            builder.Add(JsonPointer.Append("/Conditions", id), facts.Origins.Find(condition));
        foreach (var (id, resource) in facts.Root.Content.Resources)
            builder.AddResource(id, resource);
        foreach (var (id, output) in facts.Root.Content.Outputs)
            builder.Add(JsonPointer.Append("/Outputs", id), facts.Origins.Find(output));
        return builder._places.ToItems();
    }

    private void AddResource(string id, Resource resource)
    {
        var pointer = JsonPointer.Append("/Resources", id);
        var origin = _facts.Origins.Find(resource) ?? Decided(id, null);
        Add(pointer, origin);
        ForEachSlot(resource, (property, slot) =>
        {
            var inner = JsonPointer.Append(pointer + "/Properties", property);
            var place = _facts.Origins.Find(resource, property) ?? Decided(id, property) ?? origin;
            Add(inner, place);
            AddNested(inner, slot, place, 0);
        });
    }

    private void AddNested(string pointer, object? slot, Origin? outer, int depth)
    {
        if (depth > DeepestNesting || _values++ > MostValues)
            return;
        switch (slot)
        {
            case PropertyRecord { CfnIntrinsic: null } record and not Resource:
                ForEachSlot(record, (property, part) =>
                {
                    var inner = JsonPointer.Append(pointer, property);
                    var place = _facts.Origins.Find(record, property) ?? outer;
                    if (place != outer)
                        Add(inner, place);
                    AddNested(inner, part, place, depth + 1);
                });
                break;
            case IItems { Intrinsic: null } items:
                var index = 0;
                foreach (var item in items.Elements)
                    AddNested(JsonPointer.Append(pointer, Numbers.Text(index++)), item, outer, depth + 1);
                break;
            case IMap map:
                foreach (var entry in map.Entries)
                    AddNested(JsonPointer.Append(pointer, entry.Key), entry.Value, outer, depth + 1);
                break;
            case IValue { Raw: PropertyRecord record }:
                AddNested(pointer, record, outer, depth + 1);
                break;
        }
    }

    private Origin? Decided(string id, string? property) =>
        _facts.Root.Content.ProvenanceOf(id, property) is { } source ? _facts.Origins.Find(source.Record, source.Property) : null;

    private void Add(string pointer, Origin? origin)
    {
        if (origin is not null)
            _places.Add(new(pointer, origin));
    }

    private static void ForEachSlot(PropertyRecord record, Action<string, object> visit)
    {
        var names = record.CfnShape.Properties;
        for (var i = 0; i < names.Count; i++)
        {
            if (record.GetSlot(i) is { } slot)
                visit(names[i], slot);
        }
    }
}

/// <summary>A JSON pointer into the template and where its content was written.</summary>
internal sealed record SourcePlace(string Pointer, Origin Origin);
