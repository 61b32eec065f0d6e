using System.Reflection;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.IntegrationTests.Compat.Tables;

/// <summary>The small types that callers make, compare and catch.</summary>
public sealed class ValueTypeTests
{
    [Fact]
    public void Every_error_code_is_spelt_as_it_is_called()
    {
        var codes = typeof(TableErrorCode).GetProperties(BindingFlags.Public | BindingFlags.Static);

        Assert.True(codes.Length > 40, $"{codes.Length} codes");
        Assert.All(codes, code => Assert.Equal(code.Name, code.GetValue(null)!.ToString()));
    }

    [Fact]
    public void Codes_and_audiences_are_equal_by_their_text()
    {
        Assert.True(new TableErrorCode("TableNotFound").Equals(TableErrorCode.TableNotFound));
        Assert.False(new TableErrorCode("TableNotFound").Equals((object)"TableNotFound"));
        Assert.True(new TableAudience(TableAudience.AzurePublicCloud.ToString()).Equals(TableAudience.AzurePublicCloud));
        Assert.False(TableAudience.AzureChina.Equals((object)"AzureChina"));
        Assert.Null(new TableClientOptions().Audience);
        Assert.Equal(TableAudience.AzureChina, new TableClientOptions { Audience = TableAudience.AzureChina }.Audience);
    }

    [Fact]
    public void A_credential_knows_its_account_and_not_aloud_its_key()
    {
        var credential = new TableSharedKeyCredential("stats", "AAAA");

        Assert.Equal("stats", credential.AccountName);
        Assert.DoesNotContain("AAAA", credential.ToString(), StringComparison.Ordinal);
        Assert.Equal(["AccountName"], typeof(TableSharedKeyCredential).GetProperties().Select(property => property.Name));
    }

    [Fact]
    public void An_action_is_what_it_was_made_of()
    {
        TableEntity entity = new("p", "r");
        var action = new TableTransactionAction(TableTransactionActionType.UpdateMerge, entity, new ETag("x"));

        Assert.Equal((TableTransactionActionType.UpdateMerge, new ETag("x")), (action.ActionType, action.ETag));
        Assert.Same(entity, action.Entity);
    }

    [Fact]
    public void A_failed_transaction_and_a_table_can_be_made_up_for_tests()
    {
        var refusal = new RequestFailedException(409, "The row stands already.", "EntityAlreadyExists", null) { Data = { ["FailedEntity"] = "2" } };
        var failure = new TableTransactionFailedException(refusal);

        Assert.Equal((409, "EntityAlreadyExists", 2), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Equal("ledger", new TableItem("ledger").Name);
    }
}
