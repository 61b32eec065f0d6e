using System.Globalization;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OData;

/// <summary>
/// Turns a parsed <c>$filter</c> into what a row is asked. By OData's rules for nothing: it equals nothing only, is neither less nor
/// greater than anything, and a function of it is nothing; texts are compared by their characters' codes.
/// </summary>
/// <param name="dataset">The data set whose rows are asked.</param>
/// <param name="aliases">What the request's parameter aliases stand for.</param>
internal sealed class ODataFilter(Dataset dataset, IDictionary<string, SingleValueNode> aliases)
{
    private const string Target = "$filter";

    private static readonly Dictionary<string, Func<string, string, bool>> Tests = new(StringComparer.Ordinal)
    {
        ["contains"] = (text, part) => text.Contains(part, StringComparison.Ordinal),
        ["startswith"] = (text, part) => text.StartsWith(part, StringComparison.Ordinal),
        ["endswith"] = (text, part) => text.EndsWith(part, StringComparison.Ordinal),
    };

    private static readonly Dictionary<string, Func<Field, Field>> Mappings = new(StringComparer.Ordinal)
    {
        ["tolower"] = field => Field.Of(field.Text!.ToLowerInvariant()),
        ["toupper"] = field => Field.Of(field.Text!.ToUpperInvariant()),
        ["trim"] = field => Field.Of(field.Text!.Trim()),
        ["length"] = field => Field.Of((long)field.Text!.Length),
        ["year"] = field => Field.Of((long)field.Day!.Value.Year),
        ["month"] = field => Field.Of((long)field.Day!.Value.Month),
        ["day"] = field => Field.Of((long)field.Day!.Value.Day),
        ["round"] = field => Field.Of(field.Number, 0),
        ["floor"] = field => Number(decimal.Floor(field.Number!.Value)),
        ["ceiling"] = field => Number(decimal.Ceiling(field.Number!.Value)),
    };

    private static readonly Bilingual Remedy = new(
        $"可用：eq ne gt ge lt le in and or not、括号，以及函数 {string.Join("、", Functions)}。",
        $"Use eq ne gt ge lt le in and or not, parentheses, and the functions {string.Join(", ", Functions)}.");

    private readonly Dictionary<string, int> _places =
        dataset.Columns.Select((column, place) => (column.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);

    /// <summary>The functions that filters may use.</summary>
    public static IEnumerable<string> Functions => [.. Tests.Keys, .. Mappings.Keys, "indexof"];

    /// <summary>Whether a row is wanted; null is no.</summary>
    public Func<Row, bool?> Condition(QueryNode node) => node switch
    {
        ConvertNode convert => Condition(convert.Source),
        ConstantNode { Value: bool constant } => _ => constant,
        ConstantNode { Value: null } => _ => null,
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => Not(Condition(not.Operand)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both => And(Condition(both.Left), Condition(both.Right)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } either => Or(Condition(either.Left), Condition(either.Right)),
        BinaryOperatorNode comparison => Comparison(comparison),
        SingleValueFunctionCallNode call when Tests.TryGetValue(call.Name, out var test) => Test(test, Operands(call)),
        InNode { Right: CollectionConstantNode list } choice => In(Operand(choice.Left), [.. list.Collection.Select(Constant)]),
        ParameterAliasNode alias => Condition(Resolve(alias)),
        _ => throw Unsupported(node),
    };

    private Func<Row, Field> Operand(QueryNode node)
    {
        switch (node)
        {
            case ConvertNode convert:
                return Operand(convert.Source);
            case ConstantNode constant:
                var field = Constant(constant);
                return _ => field;
            case SingleValuePropertyAccessNode property:
                var place = _places[property.Property.Name];
                return row => row[place];
            case ParameterAliasNode alias:
                return Operand(Resolve(alias));
            case SingleValueFunctionCallNode call when Mappings.TryGetValue(call.Name, out var mapping):
                var source = Operands(call)[0];
                return row => source(row) is var value && value.IsNothing ? default : mapping(value);
            case SingleValueFunctionCallNode { Name: "indexof" } call:
                return IndexOf(Operands(call));
            default:
                throw Unsupported(node);
        }
    }

    private List<Func<Row, Field>> Operands(SingleValueFunctionCallNode call) => [.. call.Parameters.Select(Operand)];

    private Func<Row, bool?> Comparison(BinaryOperatorNode node)
    {
        if (node.Left.TypeReference?.IsBoolean() == true || node.Right.TypeReference?.IsBoolean() == true)
        {
            var (first, second) = (Condition(node.Left), Condition(node.Right));
            return node.OperatorKind switch
            {
                BinaryOperatorKind.Equal => row => first(row) == second(row),
                BinaryOperatorKind.NotEqual => row => first(row) != second(row),
                _ => throw Unsupported(node),
            };
        }

        var (left, right) = (Operand(node.Left), Operand(node.Right));
        return node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => row => Compare(left(row), right(row)) == 0,
            BinaryOperatorKind.NotEqual => row => Compare(left(row), right(row)) != 0,
            BinaryOperatorKind.GreaterThan => row => Order(left(row), right(row)) > 0,
            BinaryOperatorKind.GreaterThanOrEqual => row => Order(left(row), right(row)) >= 0,
            BinaryOperatorKind.LessThan => row => Order(left(row), right(row)) < 0,
            BinaryOperatorKind.LessThanOrEqual => row => Order(left(row), right(row)) <= 0,
            _ => throw Unsupported(node),
        };
    }

    /// <summary>How two fields of one kind are ordered; nothing comes before everything.</summary>
    public static int Compare(Field left, Field right) => (left.IsNothing, right.IsNothing) switch
    {
        (true, true) => 0,
        (true, false) => -1,
        (false, true) => 1,
        _ when left.Text is not null => string.CompareOrdinal(left.Text, right.Text),
        _ when left.Number is { } number => number.CompareTo(right.Number!.Value),
        _ => left.Day!.Value.CompareTo(right.Day!.Value),
    };

    private static int? Order(Field left, Field right) => left.IsNothing || right.IsNothing ? null : Compare(left, right);

    private static Func<Row, bool?> Test(Func<string, string, bool> test, List<Func<Row, Field>> operands) =>
        row => operands[0](row).Text is { } text && operands[1](row).Text is { } part ? test(text, part) : null;

    private static Func<Row, bool?> In(Func<Row, Field> operand, List<Field> choices) =>
        row => operand(row) is var value && choices.Exists(choice => Compare(value, choice) == 0);

    private static Func<Row, Field> IndexOf(List<Func<Row, Field>> operands) => row =>
        operands[0](row).Text is { } text && operands[1](row).Text is { } part ? Field.Of((long)text.IndexOf(part, StringComparison.Ordinal)) : default;

    private static Func<Row, bool?> Not(Func<Row, bool?> operand) => row => !operand(row);

    private static Func<Row, bool?> And(Func<Row, bool?> left, Func<Row, bool?> right) => row => left(row) switch
    {
        false => false,
        true => right(row),
        null => right(row) == false ? false : null,
    };

    private static Func<Row, bool?> Or(Func<Row, bool?> left, Func<Row, bool?> right) => row => left(row) switch
    {
        true => true,
        false => right(row),
        null => right(row) == true ? true : null,
    };

    private static Field Constant(ConstantNode node) => node.Value switch
    {
        null => default,
        string text => Field.Of(EmptyText.Show(text)),
        Date day => Field.Of(new DateOnly(day.Year, day.Month, day.Day)),
        decimal or double or float or long or int or short or byte or sbyte => Number(node),
        _ => throw Unsupported(node),
    };

    /// <summary>The number as it was typed: the library may have made a binary fraction of it.</summary>
    private static Field Number(ConstantNode node) =>
        decimal.TryParse(node.LiteralText?.TrimEnd('m', 'M', 'd', 'D', 'f', 'F', 'l', 'L'), NumberStyles.Float, CultureInfo.InvariantCulture, out var typed)
            ? Number(typed)
            : Number(Convert.ToDecimal(node.Value, CultureInfo.InvariantCulture));

    private static Field Number(decimal number) => Field.Of(number, number.Scale);

    private SingleValueNode Resolve(ParameterAliasNode alias) => aliases.TryGetValue(alias.Alias, out var value) && value is not null
        ? value
        : throw ODataFault.Invalid(
            alias.Alias,
            new($"参数别名 {alias.Alias} 没有值。", $"The parameter alias {alias.Alias} has no value."),
            new($"在地址中加上 {alias.Alias}=…。", $"Add {alias.Alias}=… to the address."));

    private static ODataFault Unsupported(QueryNode node) => ODataFault.Unsupported(
        Target,
        node switch
        {
            SingleValueFunctionCallNode call => $"{Target}: {call.Name}()",
            BinaryOperatorNode binary => $"{Target}: {binary.OperatorKind}",
            UnaryOperatorNode unary => $"{Target}: {unary.OperatorKind}",
            _ => $"{Target}: {node.Kind}",
        },
        Remedy);
}
