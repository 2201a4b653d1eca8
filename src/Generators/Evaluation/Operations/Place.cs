namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>Something that can be assigned to. Its receiver and indices are evaluated once, by <see cref="Prepare"/>.</summary>
internal sealed class Place(Func<Frame, object?> prepare, Func<Frame, object?, object?> get, Action<Frame, object?, object?> set)
{
    public object? Prepare(Frame frame) => prepare(frame);

    public object? Get(Frame frame, object? state) => get(frame, state);

    public void Set(Frame frame, object? state, object? value) => set(frame, state, value);
}
