using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// Fills an element with a block of an article's text and its marks. The element's text content is exactly the text from data-start on; codes
/// of labels are drawn by the style sheet from attributes, so that they are never part of it.
/// </summary>
[HtmlTargetElement(Attributes = "text-block")]
public sealed class TextBlockTagHelper : TagHelper
{
    /// <summary>The block to show.</summary>
    [HtmlAttributeName("text-block")]
    public TextBlock? TextBlock { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(TextBlock);
        output.Attributes.SetAttribute("data-start", TextBlock.Start.ToString(CultureInfo.InvariantCulture));
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.Clear();
        foreach (var piece in TextBlock.Pieces)
        {
            output.Content.AppendHtml(Render(piece));
        }
    }

    private static IHtmlContent Render(TextPiece piece)
    {
        var content = new HtmlContentBuilder().Append(piece.Text);
        // From the inside out: what was found by the machine nearest to the text, the longest annotation outermost.
        foreach (var mark in piece.Marks.OrderBy(mark => mark.Passage.IsAnnotation).ThenByDescending(mark => mark.Lane))
        {
            content = new HtmlContentBuilder().AppendHtml(Wrap(mark, content));
        }

        return content;
    }

    private static TagBuilder Wrap(MarkedPiece mark, IHtmlContent content)
    {
        var element = new TagBuilder(mark.Passage.IsAnnotation ? "mark" : "span");
        var id = mark.Passage.Id.ToString(CultureInfo.InvariantCulture);
        element.Attributes["title"] = mark.Passage.Description;
        element.Attributes["data-from"] = mark.Passage.Start.ToString(CultureInfo.InvariantCulture);
        element.Attributes["data-to"] = mark.Passage.End.ToString(CultureInfo.InvariantCulture);
        if (mark.Passage.IsAnnotation)
        {
            element.Attributes["class"] = $"passage lane-{mark.Lane} label-{mark.Passage.LabelId ?? 0}";
            element.Attributes["data-annotation"] = id;
            if (mark.IsFirst)
            {
                element.Attributes["id"] = $"passage-{id}";
            }

            if (mark.IsLast && mark.Passage.Code.Length > 0)
            {
                element.Attributes["data-code"] = mark.Passage.Code;
            }
        }
        else
        {
            element.Attributes["class"] = "mention";
            element.Attributes["data-entity"] = id;
        }

        element.InnerHtml.AppendHtml(content);
        return element;
    }
}
