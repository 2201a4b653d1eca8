using System.Text;
using Groundplan.Documents.Nodes;
using Groundplan.Documents.Reviews;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents.Pages;

/// <summary>Phases and their steps from top to bottom, the branches of a group side by side.</summary>
internal sealed class TimelineWriter
{
    private readonly StringBuilder _output;
    private readonly MigrationFacts _facts;
    private readonly StepCardWriter _cards;

    public TimelineWriter(StringBuilder output, MigrationFacts facts)
    {
        _output = output;
        _facts = facts;
        _cards = new(output, facts);
    }

    public void Write()
    {
        var phases = PhaseSummary.Of(_facts).ToList();
        for (var i = 0; i < phases.Count; i++)
        {
            var phase = phases[i];
            var anchor = "phase-" + Numbers.Text(i + 1);
            _output.Append($"<section class=\"phase\" aria-labelledby=\"{anchor}\">\n<h2 id=\"{anchor}\">{HtmlText.Escape(phase.Phase.Name ?? "")}</h2>\n<p class=\"when\">");
            Badge("who", phase.Phase.Owner ?? _facts.Migration.Owner);
            Badge("window", phase.Window);
            Badge("expected", phase.Time.Text);
            Badge("at most", phase.AtMost);
            _output.Append("</p>\n<ol class=\"flow\">\n");
            InOrder(phase.Blocks);
            _output.Append("</ol>\n</section>\n");
        }
    }

    private void InOrder(IReadOnlyList<StepBlock> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case StepBlock.One { Node.IsSoak: true } soak:
                    _output.Append($"<li class=\"soak\">{_cards.NextNumber()}. Soak: {HtmlText.Escape(Durations.Text(soak.Node.Phase.Soak ?? TimeSpan.Zero))}. Everything is watched before the next phase begins.</li>\n");
                    break;
                case StepBlock.One one:
                    _cards.Write(one.Node);
                    break;
                case StepBlock.Group group:
                    Group(group);
                    break;
            }
        }
    }

    private void Group(StepBlock.Group group)
    {
        _output.Append($"<li class=\"group\"><p class=\"together\">At the same time (<code>{HtmlText.EscapeBreakable(group.Of.Id ?? "")}</code>); what follows waits for all of them:</p>\n<div class=\"branches\">\n");
        foreach (var branch in group.Branches)
        {
            _output.Append("<ol class=\"flow branch\">\n");
            InOrder(branch);
            _output.Append("</ol>\n");
        }

        _output.Append("</div></li>\n");
    }

    private void Badge(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _output.Append($"<span class=\"badge\">{name}: {HtmlText.EscapeBreakable(value!)}</span> ");
    }
}
