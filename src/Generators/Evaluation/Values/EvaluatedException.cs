namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of an exception type that the plan's source declares.</summary>
internal sealed class EvaluatedException(Instance self, string? message, Exception? inner) : Exception(message, inner), IShell
{
    public Instance? Self { get; set; } = self;

    /// <summary>Whether the plan says how it prints.</summary>
    public bool HasText => Self is { } self && self.Type.SelfAndBases().Any(type => type.Symbol.GetMembers(nameof(ToString)).Any(member => member.IsOverride));

    public override string Message => Self is { } self && self.Type.TryOverride<string>(self, nameof(Message), out var value) && value is not null ? value : base.Message;

    public override string ToString() => Self is { } self && self.Type.TryOverride<string>(self, nameof(ToString), out var text) ? text ?? "" : base.ToString();
}
