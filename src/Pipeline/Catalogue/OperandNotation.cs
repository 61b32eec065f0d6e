using System.Globalization;

namespace Pipeline.Catalogue;

/// <summary>How files and explanations write operands: <c>mean_of_year(population - urban_population)</c>.</summary>
/// <remarks>
/// An operand is a measure's code, <c>mean_of_year(operand)</c>, <c>volume(level, growth, base year)</c> such as
/// <c>volume(gdp, gdp_real_growth, 2020)</c>, a difference <c>operand - operand</c> (from left to right), or an operand in parentheses.
/// </remarks>
public static class OperandNotation
{
    private const string MeanOfYear = "mean_of_year", Volume = "volume";

    /// <summary>The notation of an operand; reading it gives the operand again.</summary>
    public static string Write(Operand operand) => operand switch
    {
        Operand.Reported(var measure) => measure,
        Operand.MeanOfYear(var stock) => $"{MeanOfYear}({Write(stock)})",
        Operand.Volume(var level, var growth, var baseYear) => string.Create(CultureInfo.InvariantCulture, $"{Volume}({level}, {growth}, {baseYear})"),
        Operand.Difference(var minuend, Operand.Difference subtrahend) => $"{Write(minuend)} - ({Write(subtrahend)})",
        Operand.Difference(var minuend, var subtrahend) => $"{Write(minuend)} - {Write(subtrahend)}",
        _ => throw new NotSupportedException($"An operand of type {operand.GetType()} has no notation."),
    };

    /// <summary>The operand that a text denotes; null where it denotes none, and then <paramref name="problem"/> says why.</summary>
    internal static Operand? Parse(string text, out OperandProblem? problem)
    {
        var reader = new Reader(text);
        var operand = reader.Expression();
        problem = reader.Problem ?? reader.Rest();
        return problem is null ? operand : null;
    }

    /// <summary>Reads from left to right; after the first problem nothing more is read.</summary>
    private sealed class Reader(string text)
    {
        private int _at;

        public OperandProblem? Problem { get; private set; }

        public Operand? Expression()
        {
            var left = Term();
            while (left is not null && Take('-'))
            {
                left = Term() is { } right ? new Operand.Difference(left, right) : null;
            }

            return left;
        }

        public OperandProblem? Rest()
        {
            SkipBlanks();
            return _at == text.Length ? null : Fail($"多余的“{text[_at]}”", $"'{text[_at]}' is unexpected");
        }

        private Operand? Term()
        {
            if (Take('('))
            {
                return Closed(Expression());
            }

            SkipBlanks();
            var start = _at;
            if (Word() is not { } word)
            {
                return null;
            }

            if (!Take('('))
            {
                return new Operand.Reported(word);
            }

            switch (word)
            {
                case MeanOfYear:
                    return Closed(Expression()) is { } stock ? new Operand.MeanOfYear(stock) : null;
                case Volume:
                    return Closed(Arguments());
                default:
                    _at = start;
                    Problem ??= Fail($"没有函数“{word}”，只有 {MeanOfYear} 和 {Volume}", $"there is no function '{word}', only {MeanOfYear} and {Volume}");
                    return null;
            }
        }

        private Operand.Volume? Arguments()
        {
            if (Word() is not { } level || !Comma() || Word() is not { } growth || !Comma())
            {
                return null;
            }

            SkipBlanks();
            var start = _at;
            if (Word() is not { } year)
            {
                return null;
            }

            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var baseYear) || baseYear is < 1949 or > 2999)
            {
                _at = start;
                Problem ??= Fail("缺少基年", "a base year is expected");
                return null;
            }

            return new(level, growth, baseYear);
        }

        private bool Comma()
        {
            if (!Take(','))
            {
                Problem ??= Fail("缺少逗号", "a comma is expected");
            }

            return Problem is null;
        }

        private string? Word()
        {
            SkipBlanks();
            var start = _at;
            while (_at < text.Length && text[_at] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            {
                _at++;
            }

            if (_at == start)
            {
                Problem ??= Fail("缺少指标代码", "a measure's code is expected");
                return null;
            }

            return text[start.._at];
        }

        private Operand? Closed(Operand? inner)
        {
            if (inner is not null && !Take(')'))
            {
                Problem ??= Fail("缺少右括号", "a closing parenthesis is expected");
            }

            return Problem is null ? inner : null;
        }

        private bool Take(char expected)
        {
            SkipBlanks();
            if (_at == text.Length || text[_at] != expected)
            {
                return false;
            }

            _at++;
            return true;
        }

        private void SkipBlanks()
        {
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }
        }

        private OperandProblem Fail(string zh, string en) => new(_at + 1, new(zh, en));
    }
}

/// <summary>Why a text is no operand.</summary>
/// <param name="Column">The character where reading stopped, counted from 1 within the text.</param>
/// <param name="Message">What is wrong there, as the end of a sentence.</param>
internal sealed record OperandProblem(int Column, Bilingual Message)
{
    /// <summary>The column as text.</summary>
    public string ColumnText => Column.ToString(CultureInfo.InvariantCulture);
}
