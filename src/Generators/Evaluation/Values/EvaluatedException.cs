namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real part of an exception type that the plan's source declares.</summary>
internal sealed class EvaluatedException(Instance self, string? message, Exception? inner) : Exception(message, inner), IShell
{
    public Instance? Self { get; set; } = self;

    public override string Message => Self is { } self && self.Type.TryOverride<string>(self, nameof(Message), out var value) && value is not null ? value : base.Message;
}
