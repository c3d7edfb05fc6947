using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace NewsArchive.Data;

/// <summary>New rows of one table on their way by COPY.</summary>
internal sealed class BulkTable
{
    private readonly IEntityType _type;
    private readonly List<EntityEntry> _rows;
    private readonly List<BulkColumn> _columns;
    private readonly IProperty? _numbered;

    public BulkTable(IEntityType type, List<EntityEntry> rows)
    {
        (_type, _rows) = (type, rows);
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        _columns = [.. type.GetProperties()
            .Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnUpdate))
            .Select(property => new BulkColumn(property, property.GetColumnName(table)!))];
        _numbered = type.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } key] ? key : null;
        Name = table.Name;
        NumberedColumn = _numbered?.GetColumnName(table);
    }

    /// <summary>Name of the table.</summary>
    public string Name { get; }

    /// <summary>The key that a sequence numbers; null when the rows have keys of their own.</summary>
    public string? NumberedColumn { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>True when rows here refer to rows there.</summary>
    public bool RefersTo(BulkTable other) => _type.GetForeignKeys().Any(key => key.PrincipalEntityType == other._type);

    /// <summary>Takes a key for each row; returns the place of the first one left.</summary>
    public int Number(List<long> numbers, int next)
    {
        foreach (var row in _rows)
        {
            var key = row.Property(_numbered!);
            key.CurrentValue = _numbered!.ClrType == typeof(int) ? (object)checked((int)numbers[next]) : numbers[next];
            key.IsTemporary = false;
            next++;
        }

        return next;
    }

    /// <summary>Writes the rows.</summary>
    public async Task CopyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", _columns.Select(column => $"\"{column.Name}\""));
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{Name}\" ({columns}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in _rows)
        {
            await copy.StartRowAsync(cancellationToken);
            var values = row.CurrentValues;
            foreach (var column in _columns)
            {
                await column.WriteAsync(copy, values, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }
}

/// <summary>One column of new rows.</summary>
internal sealed class BulkColumn(IProperty property, string name)
{
    private readonly string _type = property.GetColumnType();
    private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

    /// <summary>Its name in the table.</summary>
    public string Name => name;

    /// <summary>Writes a row's value as the database has it.</summary>
    public Task WriteAsync(NpgsqlBinaryImporter copy, PropertyValues values, CancellationToken cancellationToken)
    {
        var value = values[property];
        value = _convert is null || value is null ? value : _convert(value);
        return value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, _type, cancellationToken);
    }
}
