namespace Groundplan.Migrations.Documents.Pages;

/// <summary>What the runbook's page has beside the style sheet of the reviews.</summary>
internal static class PageStyle
{
    public const string Css =
        "body, dd, li, p { overflow-wrap: anywhere; }\n"
        + ".facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: .25rem 1.5rem; }\n"
        + ".facts dt { color: var(--muted); font-size: .85rem; }\n"
        + ".facts dd { margin: 0; }\n"
        + ".flow { margin: 0; padding: 0; list-style: none; border-left: 3px solid var(--line); }\n"
        + ".flow > li { margin: .75rem 0 .75rem .75rem; }\n"
        + ".step { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 0 1rem; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: .4rem; }\n"
        + ".step h3 { margin: .4rem 0; }\n"
        + ".step ul { margin: .4rem 0; padding-left: 1.2rem; font-size: .9rem; list-style: disc; }\n"
        + ".step .checklist { padding: 0; list-style: none; }\n"
        + ".back { padding-left: 1rem; border-left: 1px dashed var(--line); font-size: .9rem; }\n"
        + ".gate { border-left: .4rem solid var(--link); }\n"
        + ".soak { padding: .5rem .75rem; border: 1px dashed var(--edge); border-radius: .4rem; }\n"
        + ".point { padding: .5rem .75rem; border: 2px solid var(--error); color: var(--error); }\n"
        + ".branches { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: .75rem; }\n"
        + ".branch { min-width: 0; }\n"
        + ".branch .step { grid-template-columns: minmax(0, 1fr); }\n"
        + ".branch .back { padding-left: 0; border-left: 0; border-top: 1px dashed var(--line); }\n"
        + ".badge { display: inline-block; padding: 0 .4rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--soft); font-size: .8rem; }\n"
        + ".gates { border-color: var(--link); color: var(--link); }\n"
        + "pre { padding: .4rem .6rem; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; }\n"
        + ".option { white-space: nowrap; }\n"
        + "@media (max-width: 40rem) { body { padding: .75rem; } .step { grid-template-columns: minmax(0, 1fr); } .back { padding-left: 0; border-left: 0; border-top: 1px dashed var(--line); } }\n"
        + "@media print { html { font-size: 9pt; } th { white-space: nowrap; } .step, .soak, .point { break-inside: avoid; } .group { break-inside: auto; } .when, .together, .point { break-after: avoid; } }\n";
}
