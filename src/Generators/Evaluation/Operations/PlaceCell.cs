namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>A reference to a place: what a <c>ref</c> parameter, local or result stands for.</summary>
internal sealed class PlaceCell(Place place, Frame frame, object? state) : Cell
{
    public override object? Value
    {
        get => place.Get(frame, state);
        set => place.Set(frame, state, value);
    }
}
