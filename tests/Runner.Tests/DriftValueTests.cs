using Groundplan.Runner.Commands;

namespace Groundplan.Runner.Tests;

/// <summary>Drift shows what differs, and no secret in it, wherever that stands.</summary>
public sealed class DriftValueTests
{
    [Theory]
    [InlineData("/Environment", """{"Variables":{"DB_PASS":"abc","STAGE":"blue"}}""", """{"Variables":{"DB_PASS":"***","STAGE":"blue"}}""")]
    [InlineData("/Environment", """{"Variables":{"STRIPE_KEY":"sk_live"}}""", """{"Variables":{"STRIPE_KEY":"***"}}""")]
    [InlineData("/Environment/Variables/STRIPE_KEY", "sk_live", "***")]
    [InlineData("/Environment", """[{"Name":"DB_PASSWORD","Value":"abc"}]""", """[{"Name":"DB_PASSWORD","Value":"***"}]""")]
    [InlineData("/OptionSettings", """[{"OptionName":"DB_PASSWORD","Value":"abc"}]""", """[{"OptionName":"DB_PASSWORD","Value":"***"}]""")]
    [InlineData("/Parameters", """[{"ParameterKey":"MasterPassword","ParameterValue":"abc"}]""", """[{"ParameterKey":"MasterPassword","ParameterValue":"***"}]""")]
    [InlineData("/Command", """["--password","abc","--host","db"]""", """["--password","***","--host","db"]""")]
    [InlineData("/Command", """["--password=abc"]""", """["--password=***"]""")]
    [InlineData("/Command", """["curl","-u","me:abc"]""", """["curl","-u","me:***"]""")]
    [InlineData("/Command", """["sh","-c","export DB_PASS=abc; run"]""", """["sh","-c","export DB_PASS=*** run"]""")]
    [InlineData("/Url", "https://app:abc@host/", "https://app:***@host/")]
    [InlineData("/Url", "https://one:abc@host/ https://two:def@host/", "https://one:***@host/ https://two:***@host/")]
    [InlineData("/Url", "https://host/?token=abc&page=2", "https://host/?token=***&page=2")]
    [InlineData("/Connection", "Server=db;Password=abc;Database=orders", "Server=db;Password=***;Database=orders")]
    [InlineData("/Header", "Authorization: Bearer abc", "Authorization: Bearer ***")]
    [InlineData("/Definition", """{"Body":"{\"apiKey\":\"abc\",\"x\":1}"}""", "{\"Body\":\"{\\u0022apiKey\\u0022:\\u0022***\\u0022,\\u0022x\\u0022:1}\"}")]
    [InlineData("/Definition", """ {"DB_PASS":"abc"}""", """{"DB_PASS":"***"}""")]
    [InlineData("/Definition", """{"a":1,"a":2,"DB_PASS":"abc"}""", "***")]
    [InlineData("/Definition", """{"DB_PASS":"abc""", "***")]
    public void A_secret_is_not_shown(string path, string value, string shown) => Assert.Equal(shown, DriftValue.Shown(path, value));

    [Theory]
    [InlineData("/KeyName", "blue")]
    [InlineData("/KmsKeyId", "alias/orders")]
    [InlineData("/Tags", """[{"Key":"team","Value":"orders"}]""")]
    [InlineData("/KeySchema", """[{"AttributeName":"id","KeyType":"HASH"}]""")]
    [InlineData("/Definition", """{ "Body": "{ \"x\" : 'é' }" }""")]
    [InlineData("/Definition", "{ no JSON")]
    [InlineData("/Description", "a = b; c")]
    public void All_else_is_shown_as_it_is(string path, string value) => Assert.Equal(value, DriftValue.Shown(path, value));

    [Theory]
    [InlineData("\ud800", false)]
    [InlineData("{\ud800", false)]
    [InlineData("[", true)]
    public void What_no_service_should_send_is_shown_too(string value, bool many)
    {
        var text = many ? string.Concat(Enumerable.Repeat(value, 100_000)) : value;
        Assert.Equal(text, DriftValue.Shown("/Description", text));
    }
}
