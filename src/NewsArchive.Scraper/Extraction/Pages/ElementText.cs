using AngleSharp.Dom;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>The text of one small element, read without recursion and only up to a limit.</summary>
internal static class ElementText
{
    private const int Limit = 2000;

    /// <summary>The element's words on one line, block borders as blanks.</summary>
    public static string Read(IElement element)
    {
        var text = new TextGatherer();
        var stack = new Stack<(INodeList Children, int Next)>();
        stack.Push((element.ChildNodes, 0));
        var length = 0;
        while (stack.Count > 0 && length < Limit)
        {
            var (children, next) = stack.Pop();
            if (next >= children.Length)
            {
                continue;
            }

            stack.Push((children, next + 1));
            if (children[next] is IText words)
            {
                var data = words.Data.Length <= Limit ? words.Data : words.Data[..Limit];
                text.Append(data, false, false, false);
                length += data.Length;
            }
            else if (children[next] is IElement child)
            {
                var role = TagRoles.Of(child.LocalName);
                text.Border();
                if (role is TagRole.Block or TagRole.LineBreak)
                {
                    text.Append(" ", false, false, false);
                }

                if (role is TagRole.Inline or TagRole.Block)
                {
                    stack.Push((child.ChildNodes, 0));
                }
            }
        }

        return text.Take().Replace('\n', ' ');
    }
}
