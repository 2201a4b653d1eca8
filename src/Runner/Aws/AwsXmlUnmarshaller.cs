using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Groundplan.Runner.Aws;

/// <summary>XML answer → element tree; XML error → the SDK's exception with its code.</summary>
internal sealed class AwsXmlUnmarshaller : XmlResponseUnmarshaller
{
    public static readonly AwsXmlUnmarshaller Instance = new();

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var root = LoadAnswer(context.Stream);
        return new AwsXmlResponse { Result = root.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)) ?? root };
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        try
        {
            var root = Load(context.Stream);
            var error = root.DescendantsAndSelf("Error").FirstOrDefault() ?? root;
            var message = string.Join(" ", error.Descendants("Message").Select(m => m.Value.Trim()));
            return new AmazonServiceException(
                string.IsNullOrEmpty(message) ? $"HTTP {(int)statusCode}" : message,
                innerException,
                (int)statusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender,
                error.Element("Code")?.Value ?? (error.Element("Messages") is null ? statusCode.ToString() : error.Name.LocalName),
                root.Descendants().FirstOrDefault(e => e.Name.LocalName is "RequestId" or "RequestID")?.Value ?? "",
                statusCode);
        }
        catch (XmlException)
        {
            return AwsErrors.Unreadable(statusCode, innerException);
        }
    }

    private static XElement LoadAnswer(Stream stream)
    {
        try
        {
            return Load(stream);
        }
        catch (XmlException e)
        {
            throw AwsErrors.Unreadable(HttpStatusCode.OK, e);
        }
    }

    private static XElement Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XDocument.Load(reader).Root!;
        foreach (var element in root.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return root;
    }
}
