namespace Groundplan.Runner.Journal;

/// <summary>A place in a bucket.</summary>
/// <param name="Bucket">Its name.</param>
/// <param name="Prefix">Empty, or ends with a slash.</param>
internal sealed record S3Place(string Bucket, string Prefix)
{
    public const string Scheme = "s3://";

    /// <exception cref="RunnerError">The text is no such place.</exception>
    public static S3Place Parse(string text)
    {
        var (bucket, prefix) = text.StartsWith(Scheme, StringComparison.Ordinal) && text[Scheme.Length..].Split('/', 2) is var parts ? (parts[0], parts.Length == 2 ? parts[1] : "") : ("", "");
        var segments = prefix.TrimEnd('/').Split('/');
        if (bucket.Length is < 3 or > 63 || !bucket.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
            || (prefix.Length > 0 && segments.Any(s => s is "" or "." or ".." || s.Any(char.IsControl))))
            throw RunnerError.Usage($"'{text}' is no place for state: it takes the form {Scheme}bucket/prefix.");
        return new S3Place(bucket, prefix.Length == 0 ? "" : prefix.TrimEnd('/') + "/");
    }

    public override string ToString() => Scheme + Bucket + "/" + Prefix.TrimEnd('/');
}
