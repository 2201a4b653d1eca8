namespace Groundplan.Documents.Reviews;

/// <summary>The style sheet of the review report.</summary>
internal static class ReviewStyle
{
    public const string Css =
        ":root { color-scheme: light dark; --text: #1b1f24; --back: #ffffff; --line: #d0d7de; --soft: #f6f8fa; --muted: #57606a; --link: #0550ae; --warning: #7d4e00; --error: #a40e26; --edge: #6e7781; }\n"
        + "@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --back: #0d1117; --line: #30363d; --soft: #161b22; --muted: #9198a1; --link: #79c0ff; --warning: #e3b341; --error: #ff7b72; --edge: #8b949e; } }\n"
        + "body { margin: 0 auto; max-width: 75rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }\n"
        + "h1 { font-size: 1.6rem; overflow-wrap: anywhere; }\n"
        + "h2 { margin-top: 2rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }\n"
        + "h3 { margin-bottom: .4rem; font-size: 1rem; overflow-wrap: anywhere; }\n"
        + "a { color: var(--link); }\n"
        + "nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }\n"
        + ".scroll { overflow-x: auto; }\n"
        + "table { width: 100%; border-collapse: collapse; font-size: .9rem; }\n"
        + "th, td { padding: .35rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; white-space: pre-line; }\n"
        + "th { background: var(--soft); overflow-wrap: normal; }\n"
        + "code { font: .85em/1.4 ui-monospace, monospace; white-space: pre-line; }\n"
        + "em { color: var(--muted); }\n"
        + ".warning { color: var(--warning); }\n"
        + ".error { color: var(--error); }\n"
        + ".checklist { padding: 0; list-style: none; }\n"
        + "svg { max-width: none; }\n"
        + "svg .node rect { fill: var(--soft); stroke: var(--edge); }\n"
        + "svg text { fill: var(--text); font: 600 12px system-ui, sans-serif; }\n"
        + "svg .type { fill: var(--muted); font: 11px system-ui, sans-serif; }\n"
        + "svg .edge { fill: none; stroke: var(--edge); stroke-opacity: .7; }\n"
        + "svg .head { fill: var(--edge); }\n"
        + "@page graph { size: landscape; }\n"
        + "@media print { :root { --text: #000; --back: #fff; --line: #999; --soft: #fff; --muted: #333; --link: #000; --warning: #000; --error: #000; --edge: #555; } body { max-width: none; padding: 0; font-size: 9pt; } nav { display: none; } .scroll { overflow: visible; } th, td { overflow-wrap: anywhere; } tr, .checklist li { break-inside: avoid; } h2, h3 { break-after: avoid; } #graph-section { page: graph; } svg { width: auto; max-width: 100%; height: auto; max-height: 15cm; break-inside: avoid; } }\n";
}
