namespace Pipeline.Faults.Load;

/// <summary>How the app does at one moment.</summary>
/// <param name="Seconds">Since the load began.</param>
/// <param name="Memory">Its resident memory, MiB.</param>
/// <param name="Handles">Its open files and sockets.</param>
/// <param name="Waiting">Messages in the trigger's queue.</param>
/// <param name="Health">How long <c>/api/v1/health</c> took, ms.</param>
/// <param name="Pull">How long a pull of a whole data set took, ms.</param>
internal sealed record Sample(double Seconds, double Memory, int Handles, int Waiting, double Health, double Pull);
