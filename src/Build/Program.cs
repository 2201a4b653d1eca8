namespace Groundplan.Build;

/// <summary>The command line: <c>Groundplan.Build ASSEMBLY OUTPUT-FOLDER</c>. Errors are printed in MSBuild's canonical form.</summary>
public static class Program
{
    /// <summary>0 when the folder holds what the assembly carries, 1 when it could not be made so, 2 on wrong usage.</summary>
    public static int Main(string[] args)
    {
        if (args is not [var assembly, var folder])
        {
            Console.Error.WriteLine("usage: Groundplan.Build ASSEMBLY OUTPUT-FOLDER");
            return 2;
        }

        try
        {
            var documents = AssemblyDocuments.Read(assembly);
            if (!documents.Any(document => document.Path == OutputFolder.ManifestName))
            {
                Console.Error.WriteLine(
                    $"{Path.GetFileName(assembly)} : error GP8001: the assembly carries no manifest, so the documents were left as they are; "
                    + "a plan could not be evaluated, or Groundplan's generator did not run (look for CS8785, CS9057 and suppressed GP0 errors).");
                return 1;
            }

            var written = OutputFolder.Update(folder, documents);
            if (written > 0)
                Console.WriteLine($"Groundplan: {written} of {documents.Count} documents changed in {folder}");
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or BadImageFormatException)
        {
            Console.Error.WriteLine($"{Path.GetFileName(assembly)} : error GP8002: the documents could not be written to {folder}: {exception.Message}");
            return 1;
        }
    }
}
