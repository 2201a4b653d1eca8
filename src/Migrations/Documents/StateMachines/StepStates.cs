using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>The states of one step, check or compensation, as its <see cref="StateWriter"/> makes them.</summary>
/// <param name="call">What the step is.</param>
/// <param name="names">The names of the whole machine.</param>
/// <param name="states">Where the states go.</param>
/// <param name="failure">Where a failure leads to, and where its reason is kept.</param>
internal sealed class StepStates(StepCall call, StateNames names, StateList states, FailurePath failure)
{
    private const long PauseSeconds = 15;

    private readonly Dictionary<string, Node> _outputs = new(StringComparer.Ordinal);

    private Dictionary<string, string> Named { get; init; } = new(StringComparer.Ordinal);

    public StepCall Call => call;

    /// <summary>What later steps can take from this one, by name.</summary>
    public IReadOnlyDictionary<string, Node> Outputs => _outputs;

    /// <summary>Where the answer of a part is kept until the next step.</summary>
    public string Work(string part) => $"$.work.{StateNames.Member($"{call.Id}_{part}")}";

    /// <summary>The name of the state of a part, the same each time.</summary>
    public string Name(string part = "")
    {
        if (!Named.TryGetValue(part, out var name))
            Named.Add(part, name = names.Take(call.Id, part));
        return name;
    }

    /// <summary>Gives an output to later steps.</summary>
    public void Output(string name, Node value) => _outputs[name] = value;

    /// <summary>A call of an API through the integration of the AWS SDK.</summary>
    /// <param name="part">The part of the step.</param>
    /// <param name="api">Service and operation, such as <c>dynamodb:createBackup</c>.</param>
    /// <param name="input">The members of the request, named as the integration wants them.</param>
    /// <param name="keep">What of the answer is kept under <see cref="Work"/>; nothing where it is null.</param>
    /// <param name="expected">Errors that lead elsewhere, and do not fail the step.</param>
    public void Sdk(string part, string api, Node input, Node? keep = null, params (string Error, string Next)[] expected) =>
        Task(part, $"arn:aws:states:::aws-sdk:{api}", input, keep, expected);

    /// <summary>A task of any integration.</summary>
    public void Task(string part, string resource, Node input, Node? keep = null, params (string Error, string Next)[] expected) => states.Add(Name(part), next => Node.Of(
        ("Type", Node.Text("Task")),
        ("Comment", Comment(part)),
        ("Resource", Node.Text(resource)),
        ("TimeoutSeconds", resource == TokenStates.Resource && call.TimeoutSeconds is { } seconds ? Node.Number(seconds) : null),
        ("Parameters", Payload.Of(input)),
        ("ResultSelector", keep is null ? null : Payload.Of(keep)),
        ("ResultPath", Node.Text(keep is null ? null : Work(part))),
        ("Retry", call.Retry is { } retry && expected.Length == 0 && resource != TokenStates.Resource ? Node.ListOf([retry]) : null),
        ("Catch", Node.ListOf([.. expected.Select(each => Catcher(each.Error, Work("error"), each.Next)), Catcher("States.ALL", failure.Path, failure.State)])),
        ("Next", Node.Text(next))));

    /// <summary>Goes to the state of the first condition that holds, on where that names none, and fails where none holds.</summary>
    public void Choose(string part, string otherwise, params (Node.Object Condition, string? State)[] choices)
    {
        var failed = Failed(part, otherwise);
        states.Add(Name(part), next => Node.Of(
            ("Type", Node.Text("Choice")),
            ("Choices", Node.ListOf(choices.Select(choice => (Node)Node.Of([.. choice.Condition.Entries.Select(entry => (entry.Key, (Node?)entry.Value)), ("Next", Node.Text(choice.State ?? next))])))),
            ("Default", Node.Text(failed))));
    }

    /// <summary>Lets time pass.</summary>
    public void Pause(string part, Node seconds) => states.Add(Name(part), next => Node.Of(
        ("Type", Node.Text("Wait")),
        ("Comment", Comment(part)),
        (Payload.PathOf(seconds) is null ? "Seconds" : "SecondsPath", Payload.PathOf(seconds) is { } path ? Node.Text(path) : seconds),
        ("Next", Node.Text(next))));

    /// <summary>Keeps values, or does nothing but to be there by name.</summary>
    /// <param name="part">The part of the step.</param>
    /// <param name="values">The values.</param>
    /// <param name="insteadOf">The part in whose place they are kept; the part itself where it is null.</param>
    public void Keep(string part, Node? values = null, string? insteadOf = null) => states.Add(Name(part), next => Pass(values, Work(insteadOf ?? part), next));

    /// <summary>Writes states that are reached by name only, and go on at a named part of the step.</summary>
    public void Aside(string goesOnAt, Action<StepStates> write)
    {
        var list = new StateList();
        var aside = new StepStates(call, names, list, failure) { Named = Named };
        write(aside);
        foreach (var (name, body) in list.Close(Name(goesOnAt)))
            states.AddAside(name, body!);
    }

    /// <summary>Asks again and again until the answer is as wanted, for as long as the step may take.</summary>
    /// <param name="part">The part's name, after which the states of the loop are named.</param>
    /// <param name="api">The operation that reads.</param>
    /// <param name="input">Its request.</param>
    /// <param name="answer">The path of what is asked for, in what it answers.</param>
    /// <param name="done">The condition on that under which the step goes on.</param>
    /// <param name="going">The condition under which it asks again; under any where it is null.</param>
    public void Until(string part, string api, Node input, string answer, Func<string, Node.Object> done, Func<string, Node.Object>? going = null)
    {
        var count = Begin(part);
        Sdk(part, api, input, Node.Of(("answer", Payload.Path(answer))));
        var seen = Work(part) + ".answer";
        Choose(
            part + "?",
            $"{part}: not so in time, or another state than expected",
            (done(seen), null),
            (going is null ? InTime(count) : And(going(seen), InTime(count)), Name(part + ", pause")));
        Again(part, count, PauseSeconds);
    }

    /// <summary>Asks again and again until what is asked for is not found.</summary>
    /// <param name="part">The part's name, after which the states of the loop are named.</param>
    /// <param name="api">The operation that reads.</param>
    /// <param name="input">Its request.</param>
    /// <param name="answer">The path of its state, in what is answered.</param>
    /// <param name="going">The states in which it may be meanwhile.</param>
    public void UntilGone(string part, string api, Node input, string answer, params string[] going)
    {
        var count = Begin(part);
        Sdk(part, api, input, Node.Of(("answer", Payload.Path(answer))), ("States.TaskFailed", Name(part + " or not known")));
        Choose(part + "?", $"{part}: not so in time, or another state than expected", (And(Is(Work(part) + ".answer", going), InTime(count)), Name(part + ", pause")));
        Keep(part + ": yes");
        Aside(part + ": yes", aside => aside.Choose(
            part + " or not known",
            $"{part}: not known",
            (Matches(Work("error") + ".Error", "*NotFound*"), null),
            (InTime(count), Name(part + ", pause"))));
        Again(part, count, PauseSeconds);
    }

    /// <summary>Does the same several times, with pauses between.</summary>
    public void Times(string part, long times, long pauseSeconds, Action write)
    {
        var count = Begin(part);
        Keep(part);
        write();
        states.Add(Name(part + " enough?"), next => Node.Of(
            ("Type", Node.Text("Choice")),
            ("Choices", Node.ListOf([(Node)Node.Of(("Variable", Node.Text(count + ".count")), ("NumericLessThan", Node.Number(times - 1)), ("Next", Node.Text(Name(part + ", pause"))))])),
            ("Default", Node.Text(next))));
        Again(part, count, pauseSeconds);
    }

    /// <summary>A condition: the path holds one of the texts.</summary>
    public static Node.Object Is(string path, params string[] texts) => Or(texts.Select(text => Node.Of(("Variable", Node.Text(path)), ("StringEquals", Node.Text(text)))));

    /// <summary>A condition: the path holds a text of one of these forms, in which <c>*</c> stands for anything.</summary>
    public static Node.Object Matches(string path, params string[] forms) => Or(forms.Select(form => Node.Of(("Variable", Node.Text(path)), ("StringMatches", Node.Text(form)))));

    /// <summary>A condition: the path holds this number.</summary>
    public static Node.Object IsNumber(string path, Node number) => Payload.PathOf(number) is { } other
        ? Node.Of(("Variable", Node.Text(path)), ("NumericEqualsPath", Node.Text(other)))
        : Node.Of(("Variable", Node.Text(path)), ("NumericEquals", number));

    /// <summary>A condition: all of these hold.</summary>
    public static Node.Object And(params Node.Object[] conditions) => Node.Of(("And", Node.ListOf(conditions.Cast<Node>())));

    private static Node.Object Or(IEnumerable<Node.Object> conditions)
    {
        var all = conditions.ToList<Node>();
        return all.Count == 1 ? (Node.Object)all[0] : Node.Of(("Or", Node.ListOf(all)));
    }

    private static Node Catcher(string error, string path, string state) =>
        Node.Of(("ErrorEquals", Node.ListOf([error])), ("ResultPath", Node.Text(path)), ("Next", Node.Text(state)));

    private static Node Pass(Node? values, string path, string next) => Node.Of(
        ("Type", Node.Text("Pass")),
        ("Parameters", values is null ? null : Payload.Of(values)),
        ("ResultPath", values is null ? null : Node.Text(path)),
        ("Next", Node.Text(next)));

    private string Failed(string part, string reason)
    {
        var name = Name(part + " no");
        states.AddAside(name, Pass(Node.Of(("Error", Node.Text("StepFailed")), ("Cause", Node.Text($"{call.Id}: {reason}"))), failure.Path, failure.State));
        return name;
    }

    private string Begin(string part)
    {
        var count = Work(part + "_count");
        states.Add(Name(part + ", first"), next => Pass(Node.Of(("count", Node.Number(0))), count, next));
        return count;
    }

    private void Again(string part, string count, long seconds)
    {
        states.AddAside(Name(part + ", pause"), Node.Of(("Type", Node.Text("Wait")), ("Seconds", Node.Number(seconds)), ("Next", Node.Text(Name(part + ", count")))));
        states.AddAside(Name(part + ", count"), Pass(Node.Of(("count", Payload.Path($"States.MathAdd({count}.count, 1)"))), count, Name(part)));
    }

    private Node.Object InTime(string count) =>
        Node.Of(("Variable", Node.Text(count + ".count")), ("NumericLessThan", Node.Number(Math.Max(1, (call.TimeoutSeconds ?? 3600) / PauseSeconds))));

    private Node? Comment(string part) => part.Length == 0 ? Node.Text(call.Title) : null;
}
