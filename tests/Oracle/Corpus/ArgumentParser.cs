namespace Corpus.ArgumentParserCase;

/// <summary>Command lines as options with types.</summary>
public static class ArgumentParser
{
    private sealed record Option(string Name, Type Type, bool IsRequired = false);

    public static string Run() => string.Join("\n", new[] { "--count 3 --name=x -v file1 file2", "--count x", "--unknown", "--name" }.Select(line => Parse(line.Split(' '))));

    private static string Parse(string[] arguments)
    {
        var options = new Dictionary<string, object>(StringComparer.Ordinal);
        var rest = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "-v":
                    options["verbose"] = true;
                    break;
                case ['-', '-', .. var name]:
                    string? value = null;
                    if (name.IndexOf('=') is > 0 and var split)
                        (name, value) = (name[..split], name[(split + 1)..]);
                    value ??= ++i < arguments.Length ? arguments[i] : null;
                    if (name is not ("count" or "name"))
                        return $"unknown option {name}";
                    if (value is null)
                        return $"{name} needs a value";
                    if (name == "count" && !int.TryParse(value, out _))
                        return $"'{value}' is no number";
                    options[name] = name == "count" ? int.Parse(value) : value;
                    break;
                case var file:
                    rest.Add(file);
                    break;
            }
        }

        return string.Join(" ", options.Select(option => $"{option.Key}={option.Value}:{option.Value.GetType().Name}")) + " | " + string.Join(",", rest);
    }
}
