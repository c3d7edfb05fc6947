using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Exports;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Exports;

/// <summary>Stores small annotated sets, exports them and opens what came out.</summary>
internal static class ExportSet
{
    /// <summary>Annotates every place where a quote stands in the current version of an article.</summary>
    public static async Task<Annotation> AnnotateAsync(
        this ArchiveDbContext db, long articleId, string? quote, string? label = null, string? note = null, string[]? tags = null, Entity? entity = null)
    {
        var version = await db.ArticleVersions.Where(v => v.ArticleId == articleId).OrderBy(v => v.Number).LastAsync();
        var anchor = quote is null ? null : TextAnchor.Find(new CodePointMap(version.Text), quote).First();
        return await db.AddAsync(version, anchor, label, note, tags, entity);
    }

    /// <summary>Annotates one passage of a version.</summary>
    public static async Task<Annotation> AddAsync(
        this ArchiveDbContext db, ArticleVersion version, TextAnchor? anchor, string? label = null, string? note = null, string[]? tags = null, Entity? entity = null)
    {
        var annotation = new Annotation(version.ArticleId, version.Id, anchor, Person.LocalId, AnnotationMethod.Manual, Make.Now);
        var labelId = label is null ? null : (int?)(await LabelAsync(db, label)).Id;
        var made = tags?.Select(name => db.Tags.Local.FirstOrDefault(tag => tag.Name == name) ?? new Tag(name, Make.Now)).ToList() ?? [];
        db.Annotations.Add(annotation);
        annotation.Describe(labelId, entity?.Id, note, made, Make.Now);
        await db.SaveChangesAsync();
        return annotation;
    }

    /// <summary>Exports as a package.</summary>
    public static async Task<byte[]> PackAsync(this ArchiveDbContext db, ExportRequest request)
    {
        await using var output = new MemoryStream();
        await new ArticleExport(db).WriteAsync(request, output, progress: null, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    /// <summary>Exports the data file alone.</summary>
    public static async Task<string> WriteAsync(this ArchiveDbContext db, ExportRequest request)
    {
        await using var output = new MemoryStream();
        await new ArticleExport(db).WriteFileAsync(request, "data", output, progress: null, TestContext.Current.CancellationToken);
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(output.ToArray());
    }

    /// <summary>The files of a package by name.</summary>
    public static Dictionary<string, byte[]> Open(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    /// <summary>JSON Lines as objects.</summary>
    public static List<JsonElement> Lines(string jsonLines) =>
        [.. jsonLines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];

    private static async Task<Label> LabelAsync(ArchiveDbContext db, string name)
    {
        var key = Label.KeyOf(name);
        var known = await db.Labels.FirstOrDefaultAsync(label => label.NameKey == key);
        if (known is not null)
        {
            return known;
        }

        var label = new Label(name, null, "#000000");
        db.Labels.Add(label);
        await db.SaveChangesAsync();
        return label;
    }
}
