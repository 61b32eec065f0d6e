namespace Pipeline;

/// <summary>A text for users in Chinese and English; Chinese is shown first.</summary>
/// <param name="Zh">The Chinese text.</param>
/// <param name="En">The English text.</param>
public readonly record struct Bilingual(string Zh, string En)
{
    /// <summary>Both languages on one line, Chinese first.</summary>
    public override string ToString() => Zh == En ? Zh : $"{Zh} {En}";
}
