using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Groundplan.Build;

/// <summary>Reads the <c>PlanDocument</c> attributes of an assembly without loading it.</summary>
internal static class AssemblyDocuments
{
    public static IReadOnlyList<CarriedDocument> Read(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var documents = new List<CarriedDocument>();
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (IsPlanDocument(metadata, attribute))
                documents.Add(Decode(metadata.GetBlobReader(attribute.Value)));
        }

        return documents;
    }

    private static bool IsPlanDocument(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return false;
        var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, "PlanDocumentAttribute") && metadata.StringComparer.Equals(type.Namespace, "Groundplan");
    }

    private static CarriedDocument Decode(BlobReader blob)
    {
        const ushort prolog = 1; // ECMA-335 II.23.3
        if (blob.ReadUInt16() != prolog)
            throw new InvalidDataException("a PlanDocument attribute is malformed");
        var path = blob.ReadSerializedString();
        _ = blob.ReadSerializedString();
        var content = blob.ReadSerializedString();
        return new CarriedDocument(
            path ?? throw new InvalidDataException("a PlanDocument attribute has no path"),
            Inflate(content ?? throw new InvalidDataException($"the document {path} has no content")));
    }

    private static byte[] Inflate(string content)
    {
        byte[] compressed;
        try
        {
            compressed = Convert.FromBase64String(content);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException("a document is not base64", exception);
        }

        using var source = new DeflateStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }
}
