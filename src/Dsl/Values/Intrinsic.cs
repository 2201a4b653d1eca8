namespace Groundplan;

/// <summary>
/// A CloudFormation intrinsic function, resolved at deployment. Made by <see cref="Fn"/>, by a resource's return values and by
/// <see cref="Pseudo"/>. Source: AWS CloudFormation User Guide, "Intrinsic function reference".
/// </summary>
public abstract record Intrinsic : IWeighed
{
    private protected Intrinsic()
    {
    }

    Weight IWeighed.Weight => MadeOf is { } parts ? Weight.One.With(parts.Weight) : Weight.One;

    /// <summary>The values that this is made of, or null.</summary>
    private protected virtual IWeighed? MadeOf => null;

    /// <summary><c>Ref</c> of a resource or parameter of the same stack, named by the property that holds it.</summary>
    /// <param name="Target">A <see cref="Resource"/> or a <see cref="Groundplan.Parameter"/>.</param>
    public sealed record Ref(object Target) : Intrinsic
    {
        /// <inheritdoc/>
        public bool Equals(Ref? other) => other is not null && ReferenceEquals(Target, other.Target);

        /// <inheritdoc/>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Target);

        /// <inheritdoc/>
        public override string ToString() => $"Ref({Target.GetType().Name})";
    }

    /// <summary><c>Ref</c> of a pseudo parameter such as <c>AWS::Region</c>.</summary>
    /// <param name="Name">The parameter's full name.</param>
    public sealed record PseudoParameter(string Name) : Intrinsic;

    /// <summary><c>Fn::GetAtt</c>: a return value of a resource of the same stack.</summary>
    /// <param name="Target">The resource.</param>
    /// <param name="Attribute">The return value's name, dotted where it is nested.</param>
    public sealed record GetAtt(Resource Target, string Attribute) : Intrinsic
    {
        /// <inheritdoc/>
        public bool Equals(GetAtt? other) => other is not null && ReferenceEquals(Target, other.Target) && Attribute == other.Attribute;

        /// <inheritdoc/>
        public override int GetHashCode() =>
            unchecked((System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Target) * 31) + StringComparer.Ordinal.GetHashCode(Attribute));

        /// <inheritdoc/>
        public override string ToString() => $"GetAtt({Target.GetType().Name}, {Attribute})";
    }

    /// <summary>A function of arguments: <c>Fn::Join</c>, <c>Fn::Select</c>, <c>Fn::If</c> and the others.</summary>
    /// <param name="Name">The function's full name, such as <c>Fn::Join</c>.</param>
    /// <param name="Arguments">The arguments in CloudFormation's order; an element may be anything that a slot may hold.</param>
    public sealed record Call(string Name, Items<object?> Arguments) : Intrinsic
    {
        private protected override IWeighed MadeOf => Arguments;
    }

    /// <summary><c>Fn::Sub</c> over parts: literal text and references, in order.</summary>
    /// <param name="Parts">Strings (already literal) and intrinsics.</param>
    public sealed record Sub(Items<object> Parts) : Intrinsic
    {
        private protected override IWeighed MadeOf => Parts;
    }
}
