using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Texts;

namespace NewsArchive.Exports;

/// <summary>How exports write JSON: camel case, enumerations in kebab case as in the database, times in UTC with "Z".</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(UtcConverter), typeof(KebabCaseConverter<EntityType>), typeof(KebabCaseConverter<TimePrecision>),
        typeof(KebabCaseConverter<AnnotationMethod>), typeof(KebabCaseConverter<AnnotationStatus>),
    ])]
[JsonSerializable(typeof(ExportedVersion))]
[JsonSerializable(typeof(ExportManifest))]
[JsonSerializable(typeof(ExportReport))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    /// <summary>Leaves letters of every script as they are; the files are UTF-8 and never part of a web page.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>One object a line.</summary>
    public static ExportJson Lines => Made.Lines;

    /// <summary>For people too: indented, LF on every system.</summary>
    public static ExportJson Indented => Made.Indented;

    /// <summary>ISO 8601 in UTC with as many decimals as are known.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    /// <summary>A document of its own, with a line feed at its end.</summary>
    public static byte[] ToBytes<T>(T value, JsonTypeInfo<T> type) => [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];

    internal sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Time(value));
    }

    internal sealed class KebabCaseConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
        where TEnum : struct, Enum;

    // A class of its own, because the generated part of this one must be initialised before.
    private static class Made
    {
        public static ExportJson Lines { get; } = new(new JsonSerializerOptions(Default.Options) { Encoder = Encoder });

        public static ExportJson Indented { get; } =
            new(new JsonSerializerOptions(Default.Options) { Encoder = Encoder, WriteIndented = true, NewLine = "\n" });
    }
}
