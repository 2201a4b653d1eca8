namespace Groundplan.Documents.Fixture;

/// <summary>A resource of any type and properties, as generated records are made.</summary>
internal sealed record Declared : Resource
{
    public Declared(string type, params (string Name, object? Content)[] properties)
    {
        Shape = new(type, properties.Select(property => property.Name).ToItems());
        for (var i = 0; i < properties.Length; i++)
            Put(i, properties[i].Content);
    }

    protected override Shape Shape { get; }

    public Value<string> Arn => Attribute<string>("Arn");

    public Value<string> Att(string name) => Attribute<string>(name);
}

/// <summary>A property record of any properties.</summary>
internal sealed record Part : PropertyRecord
{
    public Part(params (string Name, object? Content)[] properties)
    {
        Shape = new("Part", properties.Select(property => property.Name).ToItems());
        for (var i = 0; i < properties.Length; i++)
            Put(i, properties[i].Content);
    }

    protected override Shape Shape { get; }
}
