using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace NewsArchive.Data;

/// <summary>The UTC day of a time, for queries: PostgreSQL's date_bin, which takes less than half of what date_trunc with a time zone does.</summary>
internal static class DayOf
{
    private static readonly MethodInfo Method = ((Func<DateTimeOffset, DateTimeOffset>)Time).Method;

    /// <summary>The beginning of the UTC day. Only for queries.</summary>
    /// <exception cref="InvalidOperationException">It was called outside one.</exception>
    public static DateTimeOffset Time(DateTimeOffset at) => throw new InvalidOperationException($"{at} was to be cut to its day outside a query.");

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.HasDbFunction(Method).HasTranslation(arguments => new SqlFunctionExpression(
        "date_bin",
        [new SqlFragmentExpression("interval '1 day'"), arguments[0], new SqlFragmentExpression("timestamptz '2001-01-01 00:00:00Z'")],
        nullable: true,
        argumentsPropagateNullability: [false, true, false],
        typeof(DateTimeOffset),
        arguments[0].TypeMapping));
}
