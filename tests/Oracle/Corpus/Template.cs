namespace Corpus.TemplateCase;

/// <summary>Templates with loops, conditions and filters.</summary>
public static class Template
{
    public static string Run()
    {
        var model = new Dictionary<string, object> { ["name"] = "Ann", ["items"] = new[] { "tea", "milk" }, ["vip"] = true, ["total"] = 3.5 };
        return Render("Hi {{name|upper}}!{{#items}} [{{.}}]{{/items}}{{#vip}} VIP{{/vip}}{{#none}} never{{/none}} {{total}} {{missing}}", model, null);
    }

    private static string Render(string template, IReadOnlyDictionary<string, object> model, object? item)
    {
        var result = new StringBuilder();
        while (template.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = template.IndexOf("}}", start, StringComparison.Ordinal);
            var tag = template[(start + 2)..end];
            result.Append(template, 0, start);
            template = template[(end + 2)..];
            if (tag is ['#', .. var name])
            {
                var close = "{{/" + name + "}}";
                var stop = template.IndexOf(close, StringComparison.Ordinal);
                var body = template[..stop];
                template = template[(stop + close.Length)..];
                result.Append(model.GetValueOrDefault(name) switch
                {
                    string[] many => string.Concat(many.Select(one => Render(body, model, one))),
                    true => Render(body, model, item),
                    _ => "",
                });
                continue;
            }

            var (key, filter) = tag.Split('|') is [var left, var right] ? (left, right) : (tag, "");
            var value = key == "." ? item : model.TryGetValue(key, out var found) ? found : null;
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            result.Append(filter switch { "upper" => text.ToUpperInvariant(), "" => text, _ => throw new NotSupportedException(filter) });
        }

        return result.Append(template).ToString();
    }
}
