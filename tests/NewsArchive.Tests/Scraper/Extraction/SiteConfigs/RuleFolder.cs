using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction.SiteConfigs;

/// <summary>A folder of rules for sites that a test writes.</summary>
internal sealed class RuleFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("newsarchive-rules-").FullName;

    /// <summary>The rules that the files hold now.</summary>
    public SiteRuleSet Rules => SiteRuleSet.Load(Path);

    /// <summary>Writes a file.</summary>
    public RuleFolder With(string file, params string[] lines)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
        return this;
    }

    /// <summary>Reads a page by one file of rules for its host.</summary>
    public static RuledExtraction Read(string html, params string[] lines)
    {
        using var folder = new RuleFolder().With("news.example.org.txt", lines);
        return ArticleExtractor.Read(html, ArticlePage.Url, folder.Rules);
    }

    /// <summary>The article of a page that is read by one file of rules for its host.</summary>
    public static ExtractedArticle Article(string html, params string[] lines) => Read(html, lines).Article;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
