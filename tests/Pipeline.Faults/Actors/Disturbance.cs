using System.Text.RegularExpressions;
using Pipeline.Faults.Proxy;
using Pipeline.Faults.Script;

namespace Pipeline.Faults.Actors;

/// <summary>The faults of a script that befall storage operations, as the proxy asks for them.</summary>
internal sealed class Disturbance
{
    private static readonly FaultKind[] Kinds = [FaultKind.Answer, FaultKind.Slow, FaultKind.Cut];

    private readonly List<(Fault Fault, Regex Pattern)> _faults;
    private readonly Random _random;
    private readonly Tally _tally;
    private readonly Lock _lock = new();
    private readonly Dictionary<Fault, (Regex Pattern, Action<int> Befall)> _armed = [];
    private readonly Func<int, bool> _isUp;

    /// <summary>The faults of a script, by chance of its seed; what is to befall an app waits until that app is up.</summary>
    public Disturbance(FaultScript script, int seed, Func<int, bool> isUp, Tally tally)
    {
        _isUp = isUp;
        _faults = [.. script.Faults.Where(fault => Kinds.Contains(fault.Kind)).Select(fault => (fault, fault.Pattern()))];
        _random = new(seed);
        _tally = tally;
    }

    /// <summary>Whether anything happens at all.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Lets something befall the app whose operation is the next that matches.</summary>
    public void Arm(Fault fault, Regex pattern, Action<int> befall)
    {
        lock (_lock)
        {
            _armed[fault] = (pattern, befall);
        }
    }

    /// <summary>Forgets what has not befallen anyone.</summary>
    public void Disarm()
    {
        lock (_lock)
        {
            _armed.Clear();
            IsOn = false;
        }
    }

    /// <summary>What happens to an operation.</summary>
    public Interference? Decide(Operation operation)
    {
        lock (_lock)
        {
            if (!IsOn)
            {
                return null;
            }

            foreach (var (fault, (pattern, befall)) in _armed)
            {
                if (Concerns(fault, pattern, operation) && _isUp(operation.App))
                {
                    _armed.Remove(fault);
                    return new() { TakesEffect = TakesEffect(fault), Befall = () => befall(operation.App), Cut = true };
                }
            }

            foreach (var (fault, pattern) in _faults)
            {
                if (Concerns(fault, pattern, operation) && _random.NextDouble() < fault.Chance)
                {
                    return Interfere(fault);
                }
            }

            return null;
        }
    }

    private Interference Interfere(Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Slow:
                _tally.Count("operations slowed down");
                return new() { Delay = fault.NextDuration(_random) };
            case FaultKind.Cut:
                _tally.Count("connections cut");
                return new() { TakesEffect = TakesEffect(fault), Cut = true };
            default:
                _tally.Count($"answers {fault.Status}");
                return new() { TakesEffect = TakesEffect(fault), Status = fault.Status };
        }
    }

    private static bool Concerns(Fault fault, Regex pattern, Operation operation) =>
        (fault.App == 0 || fault.App == operation.App) && pattern.IsMatch(operation.Text);

    private bool TakesEffect(Fault fault) => fault.When switch
    {
        Moment.Before => false,
        Moment.After => true,
        _ => _random.Next(2) == 0,
    };
}
