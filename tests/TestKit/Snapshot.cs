using System.Runtime.CompilerServices;
using System.Text;

namespace Groundplan.TestKit;

/// <summary>Snapshots with Verify's grammar of names: <c>Type.Method_params.verified.ext</c> beside the test.</summary>
public static class Snapshot
{
    /// <summary>
    /// Fails, and leaves a <c>.received.</c> file, when the text is not the one in the <c>.verified.</c> file; accept by renaming.
    /// </summary>
    /// <param name="text">The text; LF.</param>
    /// <param name="extension">Such as <c>yaml</c>.</param>
    /// <param name="parameters">What tells the cases of one test apart, such as <c>tier=Starter</c>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="method">Filled in by the compiler.</param>
    public static void Match(string text, string extension = "txt", string? parameters = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var type = Path.GetFileNameWithoutExtension(file);
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{type}.{method}{(parameters is null ? "" : "_" + parameters)}");
        var verified = $"{stem}.verified.{extension}";
        var received = $"{stem}.received.{extension}";
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        throw new TestKitException($"{Path.GetFileName(received)} is {(expected is null ? "new" : "not as verified")}:\n{TextDifference.Of(expected ?? "", text)}");
    }
}
