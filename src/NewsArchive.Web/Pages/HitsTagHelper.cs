using Microsoft.AspNetCore.Razor.TagHelpers;
using NewsArchive.Articles;

namespace NewsArchive.Web.Pages;

/// <summary>Shows a text in which search marked the words it found, with each of them in a mark element. Everything else is encoded.</summary>
[HtmlTargetElement("hits", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HitsTagHelper : TagHelper
{
    /// <summary>The marked text.</summary>
    public string? Text { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        var parts = (Text ?? "").Split(ArticleSearchSnippets.HitStart);
        output.Content.Append(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf(ArticleSearchSnippets.HitEnd, StringComparison.Ordinal);
            var (hit, rest) = end < 0 ? ("", part) : (part[..end], part[(end + 1)..]);
            output.Content.AppendHtml("<mark class=\"hit\">").Append(hit).AppendHtml("</mark>").Append(rest);
        }
    }
}
