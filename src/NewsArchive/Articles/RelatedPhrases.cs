namespace NewsArchive.Articles;

/// <summary>The words before links to other articles.</summary>
internal static class RelatedPhrases
{
    /// <summary>Folded and in lower case.</summary>
    private static readonly string[] Phrases =
    [
        "also read", "more on this story", "more on this topic", "most read", "read also", "read more", "related", "related articles", "related stories",
        "see also", "das könnte sie auch interessieren", "lesen sie auch", "lesen sie mehr", "mehr zum thema", "siehe auch", "à lire aussi", "lire aussi",
        "sur le même sujet", "voir aussi", "lea también", "lee también", "le puede interesar", "más información", "te puede interesar", "leggi anche", "leia mais",
        "leia também", "saiba mais", "veja também", "lees ook", "läs mer", "läs också", "läs även", "les også", "læs også", "lue myös", "czytaj także", "czytaj też",
        "czytaj więcej", "zobacz także", "zobacz też", "čtěte také", "přečtěte si také", "citește și", "olvassa el", "pročitajte i", "pročitajte još",
        "вижте още", "прочетете още", "другие новости", "по теме", "смотрите также", "читайте также", "читайте ещё", "дивіться також", "читайте також",
        "διαβάστε ακόμα", "διαβάστε επίσης", "bunu da okuyun", "ilgili haber", "ilgili haberler", "baca juga", "xem thêm", "اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا",
        "إقرأ أيضاً", "بیشتر بخوانید", "קראו גם", "यह भी पढ़ें", "ये भी पढ़ें", "延伸阅读", "延伸閱讀", "相关新闻", "相关阅读", "相關新聞", "あわせて読みたい", "関連記事",
        "관련 기사", "관련기사",
    ];

    /// <summary>True for a line that is such words and nothing else.</summary>
    public static bool IsHeading(string line)
    {
        var bare = line.ToLowerInvariant().Trim(' ', ':', '.', '>', '-', '"', '[', ']', '(', ')', '►', '▶', '→');
        return Array.Exists(Phrases, phrase => bare == phrase);
    }

    /// <summary>True for a line in lower case that begins with such words and a colon, as in "Read also: Harbour opens".</summary>
    public static bool Begins(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IsHeading(line[..colon]);
    }
}
