using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// The colours of labels and tags as a style sheet. They are data, and the site's policy allows no style inside a page, so that pages name a
/// class and this says its colour.
/// </summary>
internal static partial class Colours
{
    public static async Task<IResult> GetAsync(ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var labels = await db.Labels.Select(label => new { label.Id, label.Colour }).OrderBy(label => label.Id).ToListAsync(cancellationToken);
        var tags = await db.Tags.Where(tag => tag.Colour != null).Select(tag => new { tag.Id, Colour = tag.Colour! }).OrderBy(tag => tag.Id)
            .ToListAsync(cancellationToken);
        var css = new StringBuilder();
        foreach (var (kind, id, colour) in labels.Select(label => ("label", label.Id, label.Colour)).Concat(tags.Select(tag => ("tag", tag.Id, tag.Colour))))
        {
            if (HexColour().IsMatch(colour))
            {
                css.Append(CultureInfo.InvariantCulture, $".{kind}-{id} {{ --colour: {colour}; }}\n");
            }
        }

        var bytes = Encoding.UTF8.GetBytes(css.ToString());
        var tagOfContent = new EntityTagHeaderValue($"\"{NewsArchive.Captures.CaptureBody.HashOf(bytes)[..16]}\"");
        return Results.Bytes(bytes, "text/css; charset=utf-8", entityTag: tagOfContent);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex HexColour();
}
