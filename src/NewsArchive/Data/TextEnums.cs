using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NewsArchive.Data;

/// <summary>Stores every enumeration as its kebab-case name, with a check constraint, so that the database reads like the documentation.</summary>
internal static class TextEnums
{
    /// <summary>The name of an enumeration's value in the database, in exports and in URLs.</summary>
    public static string ToText(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value with a name; the counterpart of <see cref="ToText"/>.</summary>
    /// <exception cref="ArgumentException">No value has that name.</exception>
    public static TEnum Parse<TEnum>(string text)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    public static void Apply(ModelBuilder modelBuilder)
    {
        foreach (var entityType in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entityType.GetProperties().ToList())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum)
                {
                    AsText(entityType, property, type);
                }
            }
        }
    }

    private static void AsText(IMutableEntityType entityType, IMutableProperty property, Type type)
    {
        var converter = (ValueConverter)Activator.CreateInstance(typeof(KebabCaseConverter<>).MakeGenericType(type))!;
        property.SetValueConverter(converter);
        var column = property.GetColumnName();
        var names = string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(value => $"'{ToText(value)}'"));
        entityType.AddCheckConstraint($"ck_{entityType.GetTableName()}_{column}", $"{column} IN ({names})");
    }

    private sealed class KebabCaseConverter<TEnum>() : ValueConverter<TEnum, string>(value => ToText(value), text => Parse<TEnum>(text))
        where TEnum : struct, Enum;
}
