namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>Writes the states of one kind of step.</summary>
/// <param name="kind">The kind, as the runner knows it.</param>
internal abstract class StateWriter(string kind)
{
    /// <summary>The kind of step.</summary>
    public string Kind => kind;

    /// <summary>Whether API calls express this step; else somebody outside of the machine does it and answers with a task token.</summary>
    public virtual bool Expresses(StepCall call) => true;

    /// <summary>Whether the states leave this output of the step to later ones; where one is wanted that they do not, the step is done outside.</summary>
    public virtual bool Gives(string output) => false;

    /// <summary>Writes the states.</summary>
    public abstract void Write(StepStates states);
}
