using System.Linq.Expressions;

namespace Groundplan.Migrations.Mapping;

/// <summary>Reads the lambda of a compiled plan.</summary>
internal sealed class ExpressionReader
{
    private readonly HashSet<ParameterExpression> _parameters = [];

    public static ItemMapping Read<TOld, TNew>(Expression<Func<TOld, TNew>> map)
    {
        var reader = new ExpressionReader();
        reader._parameters.Add(map.Parameters[0]);
        return new(reader.Read(map.Body), ItemTypes.Of(typeof(TOld)), ItemTypes.Of(typeof(TNew)));
    }

    private LambdaNode Read(Expression expression)
    {
        if (expression is not (ParameterExpression or LambdaExpression or NewExpression or MemberInitExpression or NewArrayExpression or ListInitExpression) && !DependsOnItem(expression))
            return ConstantOf(expression);
        var type = ItemTypes.Of(expression.Type);
        return expression switch
        {
            ParameterExpression parameter => new LambdaNode.Parameter(parameter.Name ?? "", type),
            MemberExpression { Expression: { } target } member => new LambdaNode.Member(Read(target), member.Member.Name, type),
            NewExpression creation => New(creation, []),
            MemberInitExpression { NewExpression: var creation, Bindings: var bindings } => New(creation, bindings),
            NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => new LambdaNode.List(array.Expressions.Select(Read).ToItems(), type),
            ListInitExpression { NewExpression.Arguments.Count: 0 } list when list.Initializers.All(element => element.Arguments.Count == 1) =>
                new LambdaNode.List(list.Initializers.Select(element => Read(element.Arguments[0])).ToItems(), type),
            MethodCallExpression { Method: { Name: nameof(string.Concat), DeclaringType: { } text } } call when text == typeof(string) && call.Arguments.All(argument => argument.Type == typeof(string) || argument.Type == typeof(object)) =>
                TextNodes.Concat(call.Arguments.Select(Read)),
            MethodCallExpression { Method: { Name: nameof(string.Format), DeclaringType: { } text } } call when text == typeof(string) && call.Arguments[0] is ConstantExpression { Value: string format } =>
                TextNodes.Composite(format, Formatted(call.Arguments)) ?? new LambdaNode.Unsupported("This format cannot be part of a mapping"),
            BinaryExpression { NodeType: ExpressionType.Add } sum when sum.Type == typeof(string) => TextNodes.Concat([Read(sum.Left), Read(sum.Right)]),
            MethodCallExpression call => new LambdaNode.Call(
                $"{call.Method.DeclaringType?.Namespace}.{call.Method.DeclaringType?.Name}.{call.Method.Name}",
                (call.Object is { } receiver ? call.Arguments.Prepend(receiver) : call.Arguments).Select(Argument).ToItems(),
                type),
            ConditionalExpression choice => new LambdaNode.Operation("?:", [Read(choice.Test), Read(choice.IfTrue), Read(choice.IfFalse)], type),
            BinaryExpression binary when OperatorOf(binary.NodeType) is { } sign => new LambdaNode.Operation(sign, [Read(binary.Left), Read(binary.Right)], type),
            UnaryExpression { NodeType: ExpressionType.Not } unary => new LambdaNode.Operation("!", [Read(unary.Operand)], type),
            UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } unary => new LambdaNode.Operation("-", [Read(unary.Operand)], type),
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } unary => Converted(Read(unary.Operand), type),
            UnaryExpression { NodeType: ExpressionType.ArrayLength } unary => new LambdaNode.Member(Read(unary.Operand), "Length", type),
            _ => new LambdaNode.Unsupported($"{expression.NodeType} cannot be part of a mapping"),
        };
    }

    /// <summary>A conversion of references, or to a nullable, changes no item.</summary>
    internal static LambdaNode Converted(LambdaNode operand, ItemType type) =>
        type.Kind == ItemKind.Other || (operand.Type with { IsNullable = false }) == (type with { IsNullable = false }) || operand.Type.Kind is ItemKind.Record or ItemKind.List or ItemKind.Text or ItemKind.Truth
            ? operand
            : new LambdaNode.Convert(operand, type);

    private LambdaNode Argument(Expression argument) => argument switch
    {
        UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression quoted } => Argument(quoted),
        LambdaExpression { Parameters.Count: 1 } lambda when _parameters.Add(lambda.Parameters[0]) =>
            new LambdaNode.Lambda(lambda.Parameters[0].Name ?? "", ItemTypes.Of(lambda.Parameters[0].Type), Read(lambda.Body)),
        LambdaExpression => new LambdaNode.Unsupported("A lambda of several parameters cannot be part of a mapping"),
        _ => Read(argument),
    };

    private LambdaNode New(NewExpression creation, IEnumerable<MemberBinding> bindings)
    {
        var parameters = creation.Constructor?.GetParameters() ?? [];
        var values = new List<(string, LambdaNode)>();
        for (var i = 0; i < creation.Arguments.Count; i++)
            values.Add((parameters[i].Name ?? "", Read(creation.Arguments[i])));
        foreach (var binding in bindings)
            values.Add((binding.Member.Name, binding is MemberAssignment assignment ? Read(assignment.Expression) : new LambdaNode.Unsupported("A nested initializer cannot be part of a mapping")));
        return new LambdaNode.New(ItemTypes.Of(creation.Type), values.ToItems());
    }

    private IReadOnlyList<LambdaNode> Formatted(IReadOnlyList<Expression> arguments) =>
        [.. (arguments.Count == 2 && arguments[1] is NewArrayExpression array ? array.Expressions : arguments.Skip(1)).Select(Read)];

    private static LambdaNode ConstantOf(Expression expression)
    {
        try
        {
            var value = expression is ConstantExpression constant ? constant.Value : Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile()();
            return new LambdaNode.Constant(value, value is null ? ItemType.Unknown : ItemTypes.Of(expression.Type));
        }
        catch (InvalidOperationException e)
        {
            return new LambdaNode.Unsupported(e.Message);
        }
    }

    private bool DependsOnItem(Expression expression)
    {
        var search = new ParameterSearch();
        search.Visit(expression);
        return search.Found;
    }

    internal static string? OperatorOf(ExpressionType type) => type switch
    {
        ExpressionType.Add or ExpressionType.AddChecked => "+",
        ExpressionType.Subtract or ExpressionType.SubtractChecked => "-",
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => "*",
        ExpressionType.Divide => "/",
        ExpressionType.Modulo => "%",
        ExpressionType.Equal => "==",
        ExpressionType.NotEqual => "!=",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        ExpressionType.AndAlso => "&&",
        ExpressionType.OrElse => "||",
        ExpressionType.Coalesce => "??",
        _ => null,
    };

    private sealed class ParameterSearch : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found = true;
            return node;
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            Found |= node.Method.DeclaringType == typeof(Lookup);
            return base.VisitMethodCall(node);
        }
    }
}
