using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A loopback AWS that knows who calls: GetCallerIdentity says <see cref="Arn"/>; other requests go to <see cref="Other"/>.</summary>
internal sealed class ScriptedSts : IDisposable
{
    private readonly HttpListener _listener = new();

    public ScriptedSts()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    public string Arn { get; set; } = "arn:aws:iam::123456789012:user/ana";

    public string Account { get; set; } = "123456789012";

    /// <summary>Answers what is not GetCallerIdentity: body in, status and body out.</summary>
    public Func<HttpListenerRequest, string, (int Status, string Body)> Other { get; set; } = (_, _) => (404, "");

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                try
                {
                    await AnswerAsync(context);
                }
                catch (HttpListenerException)
                {
                    context.Response.Abort(); // the client went away
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var (status, text) = body.Contains("Action=GetCallerIdentity", StringComparison.Ordinal) ? (200, Identity()) : Other(context.Request, body);
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        context.Response.Close();
    }

    private string Identity() => $"""
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult><Arn>{Arn}</Arn><UserId>AIDATEST</UserId><Account>{Account}</Account></GetCallerIdentityResult>
          <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
        </GetCallerIdentityResponse>
        """;
}
