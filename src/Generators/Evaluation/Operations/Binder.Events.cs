using Groundplan.Generators.Evaluation.Invocations;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    /// <summary>The delegate of an event without accessors of its own.</summary>
    private Place BindEventPlace(IEventReferenceOperation operation) =>
        operation.Instance is { } instance && machine.Types.IsSource(operation.Event)
            ? SlotPlace(Bind(instance), operation.Event, operation.Syntax)
            : Nowhere(Refuse(operation, "A static event is state that changes: a plan may not have one"));

    private Code BindEventAssignment(IEventAssignmentOperation operation)
    {
        if (operation.EventReference is not IEventReferenceOperation reference)
            return Incomplete(operation);
        var handler = Bind(operation.HandlerValue);
        var accessor = operation.Adds ? reference.Event.AddMethod : reference.Event.RemoveMethod;
        if (accessor is { IsImplicitlyDeclared: false, IsAbstract: false } && reference.Instance is { } instance && machine.Types.IsSource(accessor))
        {
            var receiver = Bind(instance);
            return frame => machine.Functions.CallVirtual(Types.Close(accessor), machine.NotNull(receiver(frame), operation.Syntax), [handler(frame)], operation.Syntax, null);
        }

        var place = BindEventPlace(reference);
        return frame =>
        {
            var state = place.Prepare(frame);
            var value = handler(frame);
            var current = place.Get(frame, state);
            place.Set(frame, state, operation.Adds ? Delegates.Combine(machine, current, value, operation.Syntax) : Delegates.Remove(machine, current, value, operation.Syntax));
            return null;
        };
    }
}
