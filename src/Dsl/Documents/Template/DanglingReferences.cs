namespace Groundplan.Documents.Template;

/// <summary>Finds the references of a stack to what is no member of it.</summary>
internal static class DanglingReferences
{
    /// <summary>All of them, in template order.</summary>
    public static IReadOnlyList<DanglingReference> In(StackContent content)
    {
        var builder = new TemplateBuilder(content);
        builder.Build();
        return builder.DanglingReferences;
    }
}
