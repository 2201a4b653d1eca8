namespace Groundplan.Migrations.Rules.Model;

/// <summary>References to container images, and to downloads that stand for one.</summary>
internal static class ImageReference
{
    private const string Latest = "/releases/latest/";

    // The options of docker run that take no value. Source: Docker CLI reference, "docker container run".
    private static readonly HashSet<string> Switches = new(StringComparer.Ordinal)
    {
        "-d", "--detach", "-i", "--interactive", "-t", "--tty", "-it", "-ti", "--rm", "--init", "--privileged", "--read-only", "-P", "--publish-all", "-q", "--quiet", "--no-healthcheck", "--oom-kill-disable",
    };

    /// <summary>Whether it is the same image every day: a tag other than latest, or a digest. What holds a variable is taken to be pinned elsewhere.</summary>
    public static bool IsPinned(string image)
    {
        if (image.Contains(Latest))
            return false;
        if (image.Contains("@sha256:") || image.IndexOfAny(['$', '{', '<']) >= 0)
            return true;
        var name = image.Substring(image.LastIndexOf('/') + 1);
        return name.IndexOf(':') is >= 0 and var colon && name.Substring(colon + 1) is not ("" or "latest");
    }

    /// <summary>What to write instead.</summary>
    public static string Advice(string image) => image.Contains(Latest) ? "name a release in its address" : "give it a tag that is not moved, or a digest";

    /// <summary>The images that a command names.</summary>
    public static IEnumerable<string> InCommand(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].StartsWith("--image=", StringComparison.Ordinal))
                yield return words[i].Substring("--image=".Length);
            else if (words[i] == "--image" && i + 1 < words.Count)
                yield return words[i + 1];
            else if (words[i].Contains(Latest))
                yield return words[i];
        }

        if (words.Count > 2 && words[0] is "docker" or "podman" && words[1] is "run" or "pull" && FirstPlain(words, 2) is { } image)
            yield return image;
    }

    private static string? FirstPlain(IReadOnlyList<string> words, int from)
    {
        for (var i = from; i < words.Count; i++)
        {
            if (!words[i].StartsWith("-", StringComparison.Ordinal))
                return words[i];
            if (!Switches.Contains(words[i]) && words[i].IndexOf('=') < 0)
                i++;
        }

        return null;
    }
}
