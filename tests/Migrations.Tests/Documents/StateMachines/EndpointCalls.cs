using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>Calls of the local endpoint as the services' protocols have them; it looks at the service in the credential and at no signature.</summary>
internal sealed class EndpointCalls(string url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new(url) };

    public async Task<JsonElement> JsonAsync(string service, string target, object input)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(JsonSerializer.Serialize(input), Encoding.UTF8) };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", target);
        using var document = JsonDocument.Parse(await SendAsync(service, request) is { Length: > 0 } text ? text : "{}");
        return document.RootElement.Clone();
    }

    /// <summary>The answer's XML.</summary>
    public async Task<string> QueryAsync(string service, params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)) };
        return await SendAsync(service, request);
    }

    public async Task PutAsync(string path, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(text, Encoding.UTF8) };
        await SendAsync("s3", request);
    }

    /// <summary>Lets state machines run, and not only be kept.</summary>
    public async Task ExecuteStateMachinesAsync()
    {
        using var content = new StringContent("""{"stepfunctions":{"execute_state_machine":true}}""", Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("/moto-api/config", content);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> SendAsync(string service, HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential=AKIDTEST/20260101/us-west-2/{service}/aws4_request, SignedHeaders=host, Signature=none");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{service} answered {(int)answer.StatusCode}: {text}");
    }
}
