using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Verdicts;

/// <summary>
/// Says of a page that holds no article why. To refuse an article is worse than to let a list through, so a page is refused only for what
/// it declares, for a heading that leaves no doubt, or for several signs together; and a page that names itself as an article in its data
/// is refused only when it has no text.
/// </summary>
internal sealed class ArticleVerdict
{
    private const int LeastText = 60;
    private const int FewWords = 600;
    private const int ShortText = 1500;
    private const int EmptyPage = 300;
    private const int LongestHeading = 140;
    private const double ListLimit = 4;
    private const string Shell = "The page is an empty shell: its text comes by scripts, which are not run";

    private readonly PageReading _reading;
    private readonly DeclaredPage _declared;
    private readonly AddressShape _address;
    private readonly ListShape _shape;
    private readonly List<string> _headings = [];

    private ArticleVerdict(PageReading reading)
    {
        _reading = reading;
        _declared = DeclaredPage.Of(reading.Sources);
        _address = AddressShape.Of(reading.Page.Url);
        _shape = ListShape.Of(reading.Page, reading.Body, reading.Title?.Value);
        AddHeading(reading.Page.DocumentTitle);
        AddHeading(TitleSuffix.Strip(reading.Page.DocumentTitle, reading.SiteName?.Value));
        AddHeading(reading.Title?.Value);
        foreach (var mark in reading.Page.Marks)
        {
            if (mark.Kind is MarkKind.Headline && mark.Rule == "h1")
            {
                AddHeading(mark.Text);
                break;
            }
        }
    }

    private bool IsArticle => _declared.IsArticle || (_declared.IsDated && !_declared.IsList);

    /// <summary>Why a page holds no article, in words for people; null when it holds one.</summary>
    public static string? WhyNone(PageReading reading)
    {
        // A site that has a rule, and text where the rule says: nothing to guess.
        if (reading is { BodyRule: "site-rule", Length: >= LeastText, Title: not null })
        {
            return null;
        }

        var verdict = new ArticleVerdict(reading);
        return verdict.WhyNone() ?? (reading.Length < LeastText ? verdict.WhyNoText() : null) ?? (reading is { Title: null, Length: < FewWords }
            ? "No headline and hardly any text were found: the page does not look like an article"
            : null);
    }

    private string? WhyNone()
    {
        var isShort = _reading.Length < ShortText;
        if (!IsArticle && (isShort || _shape.IsInPieces(3)) && _headings.Find(VerdictWords.Error().IsMatch) is { } answer)
        {
            return $"The site answers that it has no such page or cannot show it: “{answer}”";
        }

        if (isShort && !IsArticle && Headed(VerdictWords.Robot()))
        {
            return "The site asks whether its reader is a person before it shows the page";
        }

        if (isShort && !IsArticle && Headed(VerdictWords.Login()) && (_address.IsLogin || _reading.Length < FewWords))
        {
            return "The page asks to sign in";
        }

        if (_reading.Length < FewWords && !IsArticle && _reading.Paragraphs.Any(VerdictWords.Scripts().IsMatch))
        {
            return Shell;
        }

        if (isShort && !IsArticle && Headed(VerdictWords.Consent()))
        {
            return "The page only asks for consent to cookies or advertising";
        }

        if (!IsArticle && (_declared.IsSearch || (_address.IsSearch && Headed(VerdictWords.Search()))))
        {
            return "The page lists the results of a search";
        }

        return WhyList() ?? WhyMedia();
    }

    private string? WhyList()
    {
        if (Points() < ListLimit)
        {
            return null;
        }

        return _address.IsFront
            ? "It is the site's front page, which lists articles but is none"
            : "The page lists other pages: a section, a topic, an author or an archive";
    }

    private double Points()
    {
        var points = 0.0;
        points += _declared.IsArticle ? -4 : _declared.IsDated ? -2.5 : 0;
        points += _declared.IsList && !_declared.IsArticle ? 3 : 0;
        points += _declared.Type.StartsWith("article", StringComparison.Ordinal) ? -1.5 : _declared.Type is "website" or "profile" or "blog" ? 0.5 : 0;
        points += _address.IsFront ? 2.5 + (_shape.Headlines >= 3 ? 1.5 : 0) : _address.IsIndex ? 2 : _address.IsShort ? 1 : 0;
        points += _shape.IsInPieces(5) ? 3 : 0;
        points += !_shape.IsInPieces(5) && _shape.Headlines >= 12 && _reading.Length < FewWords ? 2 : 0;
        points += !_shape.IsInPieces(5) && _shape.Headlines >= 5 && _shape.IsExcerpt ? 1.5 : 0;
        points += IsName(_reading.Title?.Value ?? "") ? 1 : 0;
        return points;
    }

    /// <summary>Sections are called by one word or two; headlines have more.</summary>
    private static bool IsName(string title) => title.Length <= 24 && title.AsSpan().Count(' ') <= 1;

    private string? WhyMedia()
    {
        var most = _declared.IsArticle ? FewWords / 3 : FewWords;
        if (_reading.Length >= most || !(_declared.IsMedia || _address.IsFilm || _address.IsGallery))
        {
            return null;
        }

        return _address.IsGallery
            ? "The page shows pictures with hardly any text"
            : "The page shows a film, a recording or pictures with hardly any text";
    }

    /// <summary>Nothing like a body was found: what the page is instead.</summary>
    private string WhyNoText()
    {
        var page = _reading.Page;
        var (length, headlines, asks) = (0, 0, false);
        foreach (var block in page.Blocks)
        {
            length += BlockWeights.Length(block.Text);
            headlines += block.IsAllLink && block.Text.Length >= 25 ? 1 : 0;
            asks |= block.Text.Length < LongestHeading && VerdictWords.Scripts().IsMatch(block.Text);
        }

        if (length < EmptyPage || (asks && length < ShortText))
        {
            return Shell;
        }

        if (page.Boxes.Exists(box => box.Kind is ClutterKind.Consent && box.End - box.First > page.Blocks.Count / 2))
        {
            return "The page only asks for consent to cookies or advertising";
        }

        return headlines >= 12
            ? "The page lists links to other pages"
            : "No article text was found: the page may be a list, a film or behind a wall";
    }

    private bool Headed(Regex words) => _headings.Exists(words.IsMatch);

    private void AddHeading(string? text)
    {
        if (text is { Length: > 0 and <= LongestHeading })
        {
            _headings.Add(text.Trim());
        }
    }
}
