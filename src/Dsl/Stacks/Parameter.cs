namespace Groundplan;

/// <summary>A template parameter, seen without the type of its value. The stack's property that holds it gives the name.</summary>
public abstract record Parameter
{
    private protected Parameter(string type) => Type = type;

    /// <summary>CloudFormation's parameter type, such as <c>String</c> or <c>AWS::SSM::Parameter::Value&lt;String&gt;</c>.</summary>
    public string Type { get; init; }

    /// <summary>The default value; for an SSM type the parameter's path.</summary>
    public string? Default { get; init; }

    /// <summary>What the parameter is for, at most 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The only values that are accepted; empty accepts all.</summary>
    public Items<string> AllowedValues { get; init; } = [];

    /// <summary>A regular expression that the value must match.</summary>
    public string? AllowedPattern { get; init; }

    /// <summary>Whether CloudFormation masks the value.</summary>
    public bool NoEcho { get; init; }
}

/// <summary>A template parameter whose value is a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">string or long.</typeparam>
public sealed record Parameter<T> : Parameter
{
    /// <summary>A parameter of a CloudFormation parameter type.</summary>
    public Parameter(string type = "String")
        : base(type)
    {
    }

    /// <summary>The value at deployment.</summary>
    public Value<T> Ref => new Intrinsic.Ref(this);
}

/// <summary>A template parameter whose value is a list of <typeparamref name="T"/>.</summary>
/// <typeparam name="T">string or long.</typeparam>
public sealed record ListParameter<T> : Parameter
{
    /// <summary>A parameter of a CloudFormation parameter type.</summary>
    public ListParameter(string type = "CommaDelimitedList")
        : base(type)
    {
    }

    /// <summary>The list at deployment.</summary>
    public Items<Value<T>> Ref => new Intrinsic.Ref(this);
}
