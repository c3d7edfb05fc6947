using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>Shows the passages of a comparison, removed ones in del and added ones in ins elements, each with a word for those who do not see them.</summary>
[HtmlTargetElement("diff-runs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DiffRunsTagHelper : TagHelper
{
    /// <summary>The passages.</summary>
    public IReadOnlyList<DiffRun> Of { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var run in Of)
        {
            var (element, word) = run.Change switch
            {
                PassageChange.Removed => ("del", "Removed: "),
                PassageChange.Added => ("ins", "Added: "),
                _ => ("", ""),
            };
            if (element.Length == 0)
            {
                output.Content.Append(run.Text);
                continue;
            }

            // A direction of its own keeps the English word from deciding that of the paragraph.
            output.Content.AppendHtml($"<{element}><span class=\"unseen\" lang=\"en\" dir=\"ltr\">").Append(word).AppendHtml("</span>").Append(run.Text)
                .AppendHtml($"</{element}>");
        }
    }
}
