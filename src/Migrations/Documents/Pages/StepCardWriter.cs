using System.Text;
using System.Text.RegularExpressions;
using Groundplan.Documents.Nodes;
using Groundplan.Documents.Reviews;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents.Pages;

/// <summary>A step, and beside it the way back.</summary>
internal sealed class StepCardWriter
{
    // A line may break at a hyphen: "--" at its end, and the option's name on the next one.
    private static readonly Regex Option = new(@"(?<=\s)--[a-z][a-z0-9-]{0,40}(?=\s|$)", RegexOptions.CultureInvariant);

    private readonly StringBuilder _output;
    private readonly MigrationFacts _facts;
    private int _number;

    public StepCardWriter(StringBuilder output, MigrationFacts facts)
    {
        _output = output;
        _facts = facts;
    }

    /// <summary>The number of the next step, as in the Markdown.</summary>
    public string NextNumber() => Numbers.Text(++_number);

    public void Write(StepNode node)
    {
        var (step, spec) = (node.Step, node.Spec);
        var isPoint = _facts.Migration.PointOfNoReturn is { } point && point.Id == step.Id;
        if (isPoint)
            _output.Append("<li class=\"point\"><strong>Point of no return.</strong> From here on there is no way back.</li>\n");
        var isGate = spec.Kind == "approval" || spec.Effects.Any(effect => effect?.Kind == EffectKind.Gates);
        _output.Append($"<li class=\"step{(isGate ? " gate" : "")}\">\n<div class=\"does\">\n<h3>{NextNumber()}. {HtmlText.Escape(_facts.TitleOf(step, spec))}</h3>\n<p><code>{HtmlText.EscapeBreakable(step.Id ?? "")}</code> ")
            .Append($"<span class=\"badge\">{HtmlText.Escape(spec.Kind)}</span>{(isGate ? " <span class=\"badge gates\">gate</span>" : "")}</p>\n");
        Lines(node);
        Commands(spec);
        _output.Append("</div>\n<div class=\"back\">\n");
        WayBack(step, spec);
        _output.Append("</div>\n</li>\n");
    }

    private void Lines(StepNode node)
    {
        Checklist([.. MigrationFacts.InstructionsOf(node.Step), .. node.Step.Evidence.Select(evidence => $"Evidence: {evidence}")]);
        _output.Append("<ul>\n");
        Notes(StepNotes.Of(_facts, node));
        _output.Append("</ul>\n");
    }

    private void WayBack(Step step, StepSpec spec)
    {
        if (step.Compensation is { } compensation)
        {
            var undo = compensation.Specify();
            _output.Append($"<p><strong>Way back</strong> <code>{HtmlText.EscapeBreakable(compensation.Id ?? "")}</code>: {HtmlText.Escape(_facts.TitleOf(compensation, undo))}.</p>\n");
            Loss(compensation);
            Checklist([.. MigrationFacts.InstructionsOf(compensation)]);
            var notes = StepNotes.OfWayBack(_facts, step, compensation, undo).ToList();
            if (notes.Count > 0)
            {
                _output.Append("<ul>\n");
                Notes(notes);
                _output.Append("</ul>\n");
            }

            Commands(undo);
        }
        else if (step.Irreversible is { } reason)
        {
            _output.Append($"<p><strong class=\"error\">Irreversible:</strong> {HtmlText.Escape(reason)}</p>\n");
        }
        else
        {
            _output.Append($"<p><em>{(StepNotes.StaysAsItIs(step, spec) ? "No compensation: what it does stays." : "Nothing to undo.")}</em></p>\n");
        }

        Loss(step);
    }

    private void Loss(Step step)
    {
        if (step.AcceptsDataLoss is { } loss)
            _output.Append($"<p><strong class=\"error\">Loses data:</strong> {HtmlText.Escape(loss)}</p>\n");
    }

    private void Commands(StepSpec spec)
    {
        if (spec.Commands.Count == 0)
            return;
        _output.Append("<pre><code>")
            .Append(Option.Replace(HtmlText.EscapeBreakable(string.Join("\n", HandCommands.Lines(_facts, spec))), "<span class=\"option\">$0</span>"))
            .Append("</code></pre>\n");
        if (spec.ByHand is { } remark)
            _output.Append($"<p>By hand: {HtmlText.EscapeBreakable(remark)}</p>\n");
    }

    private void Notes(IEnumerable<Note> notes)
    {
        foreach (var note in notes)
            _output.Append($"<li>{note.Html}</li>\n");
    }

    private void Checklist(List<string?> boxes)
    {
        if (boxes.Count == 0)
            return;
        _output.Append("<ul class=\"checklist\">\n");
        foreach (var box in boxes)
            Box(box);
        _output.Append("</ul>\n");
    }

    private void Box(string? text) => _output.Append($"<li><label><input type=\"checkbox\"/> {HtmlText.Escape(text ?? "")}</label></li>\n");
}
