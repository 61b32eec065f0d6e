namespace Azure.Data.Tables.Wire;

/// <summary>The answer about a row that is not there.</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The response has no value: the row does not exist. Ask HasValue first.");

    public override Response GetRawResponse() => response;
}
