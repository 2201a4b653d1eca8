using Groundplan.Documents.Nodes;
using Groundplan.Documents.Template;
using Groundplan.Rules;

namespace Groundplan.Documents.Fixture;

/// <summary>Short ways to documents.</summary>
internal static class Made
{
    public static StackRoot Root(Stack stack, string name = "Orders") => (StackRoot)PlanRoot.Of("Team", name, stack);

    public static Node Template(params (string Id, object Item)[] members) => new TemplateBuilder(StackContent.Of(new MemberStack("s", members))).Build();

    /// <summary>The tree of a property of the first resource.</summary>
    public static Node? Property(object? content, params (string Id, object Item)[] others) =>
        Template([("X", new Declared("T", ("P", content))), .. others]).Get("Resources")!.Get("X")!.Get("Properties")?.Get("P");

    public static IReadOnlyList<PlanDocument> Documents(Stack stack, params Finding[] findings) => Documents(Root(stack), Origins.None, findings);

    public static IReadOnlyList<PlanDocument> Documents(PlanRoot root, Origins origins, params Finding[] findings) =>
        PlanDocuments.Create([root], findings, origins, new HashSet<string>());

    public static string Document(string kind, Stack stack, params Finding[] findings) => Documents(stack, findings).Single(document => document.Kind == kind).Text;
}
