using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>Addresses of lists that several pages lead to.</summary>
internal static class ListLinks
{
    /// <summary>The near-copies of an article, itself among them.</summary>
    public static string Story(long articleId) => "/articles" + new ArticleFilter { Story = articleId }.ToQueryString();
}
