using AngleSharp.Dom;
using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.SiteConfigs;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>
/// Walks a document once, without recursion, and notes everything the extraction asks for later: the page is never searched again.
/// </summary>
internal sealed class PageWalk(Page page, MarkedNodes? marked)
{
    private readonly Dictionary<string, ClutterKind> _kinds = new(StringComparer.Ordinal);
    private readonly TextGatherer _text = new();
    private readonly Stack<Frame> _open = new();

    /// <summary>Reads a document into a page; boxes that a rule for the site names are marked.</summary>
    public static Page Read(IDocument document, string url, MarkedNodes? marked = null)
    {
        var page = new Page { Url = url };
        new PageWalk(page, marked).Walk(document);
        return page;
    }

    private void Walk(IDocument document)
    {
        var top = new Frame(document.ChildNodes, -1, BlockKind.Loose, false, false, false, false);
        while (true)
        {
            if (top.Next >= top.Children.Length)
            {
                Leave(top);
                if (!_open.TryPop(out top))
                {
                    return;
                }

                continue;
            }

            var node = top.Children[top.Next];
            top = top with { Next = top.Next + 1 };
            if (node is IText words)
            {
                if (marked is not null && marked.Stripped.Contains(words))
                {
                    continue;
                }

                _text.Append(words.Data, top.InLink, top.IsStrong, top.Kind is BlockKind.Preformatted);
            }
            else if (node is IElement element && Enter(element, top) is { } inner)
            {
                _open.Push(top);
                top = inner;
            }
        }
    }

    private void Leave(Frame frame)
    {
        if (frame.EndsBlock)
        {
            Flush(frame);
        }
        else
        {
            _text.Border();
        }

        if (frame.OpensBox)
        {
            page.Boxes[frame.Box].End = page.Blocks.Count;
        }
    }

    /// <summary>Notes an element; returns what to go on with when it has content to read.</summary>
    private Frame? Enter(IElement element, Frame outer)
    {
        var tag = element.LocalName;
        switch (TagRoles.Of(tag))
        {
            case TagRole.Skip:
                return null;
            case TagRole.Head:
                HeadReader.Read(page, element, tag);
                return null;
            case TagRole.LineBreak:
                if (_text.LineBreak())
                {
                    Flush(outer);
                }

                return null;
            case TagRole.Image:
                AppendEmoji(element, outer);
                return null;
            case TagRole.Block:
                Flush(outer);
                return Open(element, tag, outer, isBlock: true);
            default:
                if (marked is not null && marked.Of(element) is not BoxMark.None and var mark)
                {
                    return OpenMarked(element, tag, outer, mark);
                }

                _text.Border();
                return Open(element, tag, outer, isBlock: false);
        }
    }

    private Frame? Open(IElement element, string tag, Frame outer, bool isBlock)
    {
        var names = ElementNames.Of(element);
        if (tag == "html")
        {
            page.Language = element.GetAttribute("lang") ?? element.GetAttribute("xml:lang");
        }

        MarkReader.Read(page, element, tag, names);
        var kind = Kind(tag, names);
        if (kind is ClutterKind.Hidden && !isBlock && !_text.IsEmpty && IsAside(element))
        {
            return null;
        }

        // A named span (caption, credit) is a box of its own, so that it can be dropped alone.
        var opensBox = isBlock || (kind is not ClutterKind.None && _text.IsEmpty && tag is not ("a" or "b" or "strong" or "em" or "i" or "font"));
        var box = outer.Box;
        if (opensBox)
        {
            box = page.Boxes.Count;
            page.Boxes.Add(new Box(outer.Box, tag, names.Names, kind)
            {
                First = page.Blocks.Count,
                Mark = marked?.Of(element) ?? BoxMark.None,
                IsArticleBody = names.ItemProp is { } prop && prop.Contains("articleBody", StringComparison.OrdinalIgnoreCase),
            });
        }

        return new Frame(
            element.ChildNodes,
            box,
            isBlock ? BlockKindOf(tag, outer.Kind) : outer.Kind,
            outer.InLink || tag == "a",
            outer.IsStrong || tag is "b" or "strong",
            opensBox,
            isBlock || opensBox);
    }

    /// <summary>A rule may name a part of a line: what it strips goes without cutting the line in two, what it takes is a box.</summary>
    private Frame? OpenMarked(IElement element, string tag, Frame outer, BoxMark mark)
    {
        if (mark is BoxMark.Stripped)
        {
            _text.Border();
            return null;
        }

        Flush(outer);
        return Open(element, tag, outer, isBlock: true);
    }

    /// <summary>A few words inside a line that only screen readers say: "opens in a new window". Longer ones may be hidden text.</summary>
    private static bool IsAside(IElement element) => ElementText.Read(element) is { Length: > 2 and < 60 };

    private ClutterKind Kind(string tag, in ElementNames names)
    {
        var byTag = ClutterTags.Of(tag, names);
        if (names.Names.Length == 0 || byTag is ClutterKind.Caption or ClutterKind.Navigation or ClutterKind.Hidden)
        {
            return byTag;
        }

        if (!_kinds.TryGetValue(names.Names, out var kind))
        {
            kind = ClutterNames.Read(names.Names);
            _kinds[names.Names] = kind;
        }

        return kind is ClutterKind.None or ClutterKind.Header ? (byTag is ClutterKind.None ? kind : byTag) : kind;
    }

    private static BlockKind BlockKindOf(string tag, BlockKind outer) => tag switch
    {
        "p" => outer is BlockKind.Quote or BlockKind.ListItem ? outer : BlockKind.Paragraph,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
        "li" or "dd" or "dt" => BlockKind.ListItem,
        "blockquote" => BlockKind.Quote,
        "pre" => BlockKind.Preformatted,
        "td" or "th" => BlockKind.Cell,
        _ => outer is BlockKind.Heading ? BlockKind.Loose : outer,
    };

    private void AppendEmoji(IElement image, Frame outer)
    {
        if (image.ClassName is { } name && (name.Contains("emoji", StringComparison.Ordinal) || name.Contains("smiley", StringComparison.Ordinal)))
        {
            _text.Append(image.GetAttribute("alt") ?? "", outer.InLink, outer.IsStrong, false);
        }
    }

    private void Flush(Frame frame)
    {
        if (_text.IsEmpty)
        {
            _text.Take();
            return;
        }

        var links = _text.LinkLength;
        var strong = _text.StrongLength;
        var text = _text.Take();
        page.Blocks.Add(new TextBlock(text, frame.Kind, frame.Box, links, strong));
    }

    /// <summary>An open element: where reading goes on and what holds for the text in it.</summary>
    private readonly record struct Frame(INodeList Children, int Box, BlockKind Kind, bool InLink, bool IsStrong, bool OpensBox, bool EndsBlock)
    {
        /// <summary>Index of the next child.</summary>
        public int Next { get; init; }
    }
}
