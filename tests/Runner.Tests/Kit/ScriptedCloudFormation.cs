using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Web;
using System.Xml.Linq;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>One call the server got.</summary>
internal sealed record ScriptedCall(string Action, IReadOnlyDictionary<string, string> Form, string Authorization);

/// <summary>A CloudFormation (and STS) whose behaviour the test writes down, after the documented query API.</summary>
internal sealed partial class ScriptedCloudFormation : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(int Status, string Code, string Message)>> _errors = new();

    public ScriptedCloudFormation()
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

    public ConcurrentQueue<ScriptedCall> Calls { get; } = [];

    public IEnumerable<string> Actions => Calls.Select(c => c.Action);

    public List<ScriptedStack> Stacks { get; } = [];

    /// <summary>Called on every request, before it is answered.</summary>
    public Action<string> OnCall { get; set; } = _ => { };

    /// <summary>The next answers to an action are this error.</summary>
    public void Fail(string action, string code, string message, int times = 1, int status = 400)
    {
        for (var i = 0; i < times; i++)
            _errors.GetOrAdd(action, _ => []).Enqueue((status, code, message));
    }

    /// <summary>What arrives twice the next time, as when the first answer was lost; the second is what the caller hears. Null for none.</summary>
    public string? Repeated { get; set; }

    /// <summary>The next answers to an action are a page of some proxy, with status 200.</summary>
    public void Garble(string action, int times = 1) => Fail(action, "", "<html>", times, status: 200);

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
                    Answer(context);
                }
                catch (HttpListenerException)
                {
                    context.Response.Abort(); // the client went away, as it does on Ctrl-C
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = reader.ReadToEnd();
        var (action, form) = Parse(context.Request, body);
        Calls.Enqueue(new ScriptedCall(action, form, context.Request.Headers["Authorization"] ?? ""));
        OnCall(action);
        var (status, text) = _errors.TryGetValue(action, out var errors) && errors.TryDequeue(out var error)
            ? (error.Status, error.Code.Length == 0 ? error.Message : Error(error.Code, error.Message))
            : Reply(action, form);
        if (action == Repeated)
        {
            Repeated = null;
            (status, text) = Reply(action, form);
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        context.Response.ContentLength64 = bytes.Length;
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
    }

    private static (string Action, IReadOnlyDictionary<string, string> Form) Parse(HttpListenerRequest request, string body)
    {
        if (request.Headers["X-Amz-Target"] is { } target)
            return (target[(target.LastIndexOf('.') + 1)..], new Dictionary<string, string>());
        var query = HttpUtility.ParseQueryString(body);
        var form = query.AllKeys.OfType<string>().ToDictionary(k => k, k => query[k]!, StringComparer.Ordinal);
        return (form.GetValueOrDefault("Action") ?? request.HttpMethod, form);
    }

    private (int Status, string Text) Reply(string action, IReadOnlyDictionary<string, string> form)
    {
        try
        {
            return (200, new XElement($"{action}Response", new XElement($"{action}Result", Result(action, form))).ToString());
        }
        catch (ScriptedError e)
        {
            return (e.Status, Error(e.Code, e.Message));
        }
    }

    private static string Error(string code, string message)
        => new XElement("ErrorResponse", new XElement("Error", new XElement("Type", "Sender"), new XElement("Code", code), new XElement("Message", message)), new XElement("RequestId", "r")).ToString();

    private sealed class ScriptedError(string code, string message, int status = 400) : Exception(message)
    {
        public string Code { get; } = code;

        public int Status { get; } = status;
    }
}
