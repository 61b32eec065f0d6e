using System.Globalization;

namespace Pipeline.Tests.Submissions;

/// <summary>Runs something as it would run on a machine of another culture.</summary>
internal static class Culture
{
    public static T Run<T>(string name, Func<T> act)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
