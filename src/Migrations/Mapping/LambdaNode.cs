namespace Groundplan.Migrations.Mapping;

/// <summary>What a mapping's lambda computes, as C# says it: the same tree, whether the plan is evaluated or executed.</summary>
/// <param name="Type">The type of the value.</param>
internal abstract record LambdaNode(ItemType Type)
{
    /// <summary>A parameter: the item, or the element that an inner lambda is given.</summary>
    /// <param name="Name">Its name in the source.</param>
    /// <param name="Type">Its type.</param>
    internal sealed record Parameter(string Name, ItemType Type) : LambdaNode(Type);

    /// <summary>A property.</summary>
    /// <param name="Target">Of what.</param>
    /// <param name="Name">The property's name.</param>
    /// <param name="Type">Its type.</param>
    internal sealed record Member(LambdaNode Target, string Name, ItemType Type) : LambdaNode(Type);

    /// <summary>A value that was computed in the plan.</summary>
    /// <param name="Value">The value; for a table of a lookup the target.</param>
    /// <param name="Type">Its type.</param>
    internal sealed record Constant(object? Value, ItemType Type) : LambdaNode(Type);

    /// <summary>A new record.</summary>
    /// <param name="Type">Its type.</param>
    /// <param name="Values">What its properties are given.</param>
    internal sealed record New(ItemType Type, Items<(string Property, LambdaNode Value)> Values) : LambdaNode(Type);

    /// <summary>A list of given elements.</summary>
    /// <param name="Elements">The elements.</param>
    /// <param name="Type">The list's type.</param>
    internal sealed record List(Items<LambdaNode> Elements, ItemType Type) : LambdaNode(Type);

    /// <summary>A call.</summary>
    /// <param name="Method">The method, as <c>System.String.Concat</c>.</param>
    /// <param name="Arguments">The receiver first, where there is one.</param>
    /// <param name="Type">The result's type.</param>
    internal sealed record Call(string Method, Items<LambdaNode> Arguments, ItemType Type) : LambdaNode(Type);

    /// <summary>A lambda inside: what is done with each element.</summary>
    /// <param name="Name">The parameter's name.</param>
    /// <param name="Of">The parameter's type.</param>
    /// <param name="Body">What is computed.</param>
    internal sealed record Lambda(string Name, ItemType Of, LambdaNode Body) : LambdaNode(Body.Type);

    /// <summary>An operator.</summary>
    /// <param name="Operator">Such as <c>+</c>, <c>==</c>, <c>!</c>, <c>??</c>; <c>?:</c> for a choice.</param>
    /// <param name="Operands">The operands.</param>
    /// <param name="Type">The result's type.</param>
    internal sealed record Operation(string Operator, Items<LambdaNode> Operands, ItemType Type) : LambdaNode(Type);

    /// <summary>A conversion that changes the type of a number, or takes a value out of a nullable.</summary>
    /// <param name="Operand">What is converted.</param>
    /// <param name="Type">To what.</param>
    internal sealed record Convert(LambdaNode Operand, ItemType Type) : LambdaNode(Type);

    /// <summary>What no mapping can compute.</summary>
    /// <param name="Reason">What it is, as the start of a sentence.</param>
    internal sealed record Unsupported(string Reason) : LambdaNode(ItemType.Unknown);
}
