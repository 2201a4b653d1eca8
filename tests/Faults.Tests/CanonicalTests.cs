using System.Text.Json.Nodes;
using Groundplan.Faults.Tests.Kit;

namespace Groundplan.Faults.Tests;

/// <summary>What is compared of two runs has no times in it.</summary>
public sealed class CanonicalTests
{
    [Theory]
    [InlineData("rds:orders-blue-db-2026-11-21-20-00", "rds:orders-blue-db-2026-11-21-20-01")]
    [InlineData("made 2026-11-21T20:00:59.123Z", "made 2026-11-21T20:01:00Z")]
    [InlineData("arn:aws:dynamodb:us-west-2:1:table/t/backup/01780000000000-1a2b", "arn:aws:dynamodb:us-west-2:1:table/t/backup/01790000000000-3c4d")]
    public void Two_moments_look_alike(string one, string other) => Assert.Equal(Canonical.Text(JsonValue.Create(one)), Canonical.Text(JsonValue.Create(other)));

    [Fact]
    public void Two_names_do_not() => Assert.NotEqual(Canonical.Text(JsonValue.Create("orders-before-green-2027")), Canonical.Text(JsonValue.Create("orders-before-green-2028")));
}
