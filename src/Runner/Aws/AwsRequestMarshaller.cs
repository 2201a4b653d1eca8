using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Groundplan.Runner.Aws;

/// <summary>Input → HTTP request, for each protocol.</summary>
internal sealed class AwsRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly AwsRequestMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var source = (AwsRequest)input;
        var request = new DefaultRequest(source, source.Service.ServiceId) { HttpMethod = "POST", ResourcePath = "/" };
        switch (source.Service.Protocol)
        {
            case WireProtocol.Query:
                WriteForm(source, request);
                break;
            case WireProtocol.Json:
                WriteJson(source, request);
                break;
            default:
                AwsRestMarshaller.Write(source, request);
                break;
        }
        return request;
    }

    private static void WriteForm(AwsRequest source, DefaultRequest request)
    {
        request.Parameters["Action"] = source.Operation;
        request.Parameters["Version"] = source.Service.Version;
        foreach (var (name, value) in source.Input)
            Flatten(name, value, flatLists: source.Service == AwsService.Ec2 || source.Service == AwsService.Rds, request.Parameters);
    }

    private static void Flatten(string name, JsonNode? value, bool flatLists, IDictionary<string, string> into)
    {
        switch (value)
        {
            case null:
                break;
            case JsonObject members:
                foreach (var (member, inner) in members)
                    Flatten($"{name}.{member}", inner, flatLists, into);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    Flatten(flatLists ? $"{name}.{i + 1}" : $"{name}.member.{i + 1}", items[i], flatLists, into);
                break;
            default:
                into[name] = value.ToString();
                break;
        }
    }

    private static void WriteJson(AwsRequest source, DefaultRequest request)
    {
        request.Headers["Content-Type"] = $"application/x-amz-json-{source.Service.Version}";
        request.Headers["X-Amz-Target"] = $"{source.Service.Target}.{source.Operation}";
        request.Content = source.Body is { } body ? Exactly(body) : Encoding.UTF8.GetBytes(source.Input.ToJsonString());
    }

    private static byte[] Exactly(ReadOnlyMemory<byte> body)
        => MemoryMarshal.TryGetArray(body, out var array) && array.Offset == 0 && array.Count == array.Array!.Length ? array.Array : body.ToArray();
}
