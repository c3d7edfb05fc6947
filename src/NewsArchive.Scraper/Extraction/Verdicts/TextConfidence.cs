using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Verdicts;

/// <summary>
/// How sure it is that the body is the article's text, all of it and nothing else. Nothing can see that directly, so signs that went with
/// wrong texts on the development pages each take something off; agreement with the text in the page's data gives some back.
/// </summary>
internal static class TextConfidence
{
    private const double Best = 0.97;
    private const double Agreed = 0.98;

    /// <summary>The confidence, 0 to 1.</summary>
    public static double Of(PageReading reading, bool isStub)
    {
        var measured = Measure(reading);
        var confidence = Best
            * OfLength(reading.Length)
            * (isStub ? 0.6 : 1)
            * (reading.Title is null ? 0.7 : 1);
        if (reading.BodyRule != "site-rule")
        {
            confidence = AgainstData(reading, confidence * OfShares(measured) * OfLooks(measured, reading.Length));
        }

        return Math.Round(confidence, 2);
    }

    private static double OfLength(int length) => length switch { < 200 => 0.5, < 500 => 0.75, < 1000 => 0.93, _ => 1 };

    /// <summary>Much running text that was left out, on the page or within the article's box, may belong to it.</summary>
    private static double OfShares(in Measures measured)
    {
        var ofPage = Share(measured.KeptText, measured.PageText);
        var ofBox = Share(measured.KeptText, measured.BoxText);
        return (ofPage switch { < 0.2 => 0.6, < 0.4 => 0.85, < 0.8 => 0.96, _ => 1 })
            * (ofBox switch { < 0.5 => 0.85, < 0.88 => 0.94, _ => 1 });
    }

    /// <summary>Links, text outside paragraphs and short lines that are no sentences look like what does not belong.</summary>
    private static double OfLooks(in Measures measured, int length) =>
        (Share(measured.Links, length) switch { > 0.3 => 0.5, > 0.15 => 0.8, > 0.06 => 0.96, _ => 1 })
        * (Share(measured.Loose, length) switch { > 0.4 => 0.75, > 0.05 => 0.92, _ => 1 })
        * (Share(measured.Labels, measured.Blocks) switch { > 0.3 => 0.75, > 0.12 => 0.9, _ => 1 });

    /// <summary>Data that hold a text of about the same length confirm it; a teaser in its place says nothing.</summary>
    private static double AgainstData(PageReading reading, double confidence)
    {
        if (reading.Sources.Data.Text("articleBody") is not { } body)
        {
            return confidence;
        }

        return Share(BlockWeights.Length(body), reading.Length) switch
        {
            < 0.4 => confidence,
            < 0.75 or > 1.35 => confidence * 0.6,
            < 0.9 or > 1.12 => confidence * 0.95,
            _ => Math.Min(Agreed, confidence * 1.15),
        };
    }

    private static Measures Measure(PageReading reading)
    {
        var (page, body) = (reading.Page, reading.Body);
        var measured = default(Measures);
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            var isText = BlockWeights.IsText(block);
            var isInside = i >= body.First && i < body.End;
            var isKept = isInside && !body.Drops.IsDropped(i);
            if (!isText && !isKept)
            {
                continue;
            }

            var length = BlockWeights.Length(block.Text);
            var text = isText ? length : 0;
            measured.PageText += text;
            measured.BoxText += isInside ? text : 0;
            if (!isKept)
            {
                continue;
            }

            measured.KeptText += text;
            measured.Links += block.LinkLength;
            measured.Blocks++;
            measured.Loose += block.Kind is BlockKind.Loose or BlockKind.Cell ? length : 0;
            measured.Labels += !isText && block.Kind is not (BlockKind.Heading or BlockKind.ListItem) ? 1 : 0;
        }

        return measured;
    }

    private static double Share(int part, int whole) => part / (double)Math.Max(1, whole);

    /// <summary>Letters and blocks counted in one pass.</summary>
    private struct Measures
    {
        /// <summary>Running text of the whole page.</summary>
        public int PageText;

        /// <summary>Running text within the article's box.</summary>
        public int BoxText;

        /// <summary>Running text that was kept.</summary>
        public int KeptText;

        /// <summary>Kept letters in links.</summary>
        public int Links;

        /// <summary>Kept letters outside paragraphs, lists and quotes.</summary>
        public int Loose;

        /// <summary>Kept lines that are no sentences.</summary>
        public int Labels;

        /// <summary>Kept blocks.</summary>
        public int Blocks;
    }
}
