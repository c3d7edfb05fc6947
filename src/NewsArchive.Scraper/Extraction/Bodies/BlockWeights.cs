using System.Buffers;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>How much each block speaks for being article text, with sums over stretches in constant time.</summary>
internal sealed class BlockWeights
{
    private const int Sentence = 50;
    private const int LooseSentence = 80;
    private static readonly SearchValues<char> Signs = SearchValues.Create(".!?…。！？।؟:;,");
    private readonly int[] _text;
    private readonly int[] _rest;

    private BlockWeights(int count)
    {
        _text = new int[count + 1];
        _rest = new int[count + 1];
    }

    /// <summary>Weight of all text on the page.</summary>
    public int Total => _text[^1];

    /// <summary>Weighs blocks; ones already dropped count neither way.</summary>
    public static BlockWeights Of(IReadOnlyList<TextBlock> blocks, Drops drops)
    {
        var weights = new BlockWeights(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            var isText = !drops.IsDropped(i) && IsText(blocks[i]);
            weights._text[i + 1] = weights._text[i] + (isText ? Length(blocks[i].Text) - blocks[i].LinkLength : 0);
            weights._rest[i + 1] = weights._rest[i] + (isText ? 0 : drops.IsDropped(i) ? 1 : Rest(blocks[i]));
        }

        return weights;
    }

    /// <summary>Weight of article-like text in a stretch.</summary>
    public int Text(int first, int end) => _text[end] - _text[first];

    /// <summary>Weight of what is not text in a stretch: link lists, labels.</summary>
    public int Rest(int first, int end) => _rest[end] - _rest[first];

    /// <summary>True for a block that reads like a paragraph of running text.</summary>
    public static bool IsText(TextBlock block)
    {
        var length = Length(block.Text);
        var least = block.Kind is BlockKind.Paragraph or BlockKind.Quote ? Sentence : LooseSentence;
        return block.Kind is not BlockKind.Heading && length >= least && (block.LinkLength * 2 < block.Text.Length || (length > 250 && block.LinkLength * 10 < block.Text.Length * 7)) && (length >= 120 || EndsSentence(block.Text));
    }

    /// <summary>Length in letters of an alphabet: an ideograph says as much as three letters.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        foreach (var character in text)
        {
            if (character is >= '\u3040' and <= '\u9fff' or >= '\uac00' and <= '\ud7af')
            {
                length += 2;
            }
        }

        return length;
    }

    /// <summary>True when the text has a sign that ends sentences.</summary>
    public static bool EndsSentence(string text) => text.AsSpan().ContainsAny(Signs);

    private static int Rest(TextBlock block)
    {
        if (block.LinkLength * 2 < block.Text.Length)
        {
            return block.Kind is BlockKind.ListItem or BlockKind.Heading ? 0 : 2;
        }

        // A linked heading begins the teaser of another article.
        return block.Kind is BlockKind.Heading ? 50 : 6 + (Math.Min(block.LinkLength, 90) / 3);
    }
}
