using System.Buffers;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// Phrases that tell anywhere in a line what it is, or that it is worth a closer look: one vectorised search for all of them, where a regular
/// expression would try each at every letter.
/// </summary>
internal static class ClutterPhrases
{
    private static readonly SearchValues<string> Appeals = Phrases(
        "adblocker", "ad blocker", "ad-blocker", "hear what you think", "we'd like to hear", "we’d like to hear", "we'd love to hear", "we’d love to hear",
        "can be reached at", "can be contacted at", "can be emailed at", "contributed reporting", "contributed to this report",
        "contributed to this story", "contributed to this article", "contributed to this post", "delivered to your inbox", "straight to your inbox",
        "right to your inbox", "in your inbox every", "in your inbox each", "sign up here", "by signing up", "recaptcha", "not a robot", "enlarge this image",
        "toggle caption", "expressed by columnists", "expressed in this commentary", "expressed in this article", "are their own and do not",
        "are solely those of the author", "views expressed here");

    private static readonly SearchValues<string> Consents = Phrases("cookie", "einwilligung", "privacy overview", "always enabled");

    private static readonly SearchValues<string> Following = Phrases("follow h", "follow t", "follow u", "follow m", "follow @", "reported from");

    private static readonly SearchValues<string> Agencies = Phrases(
        "getty images", "shutterstock", "ap photo", "/reuters", "istock", "afp/getty", "imago", "picture alliance", "(photo", "(image", "(foto", "(bild",
        "photo ©", "photos ©", "image ©", "images ©", "picture ©", "pictures ©", "foto ©", "fotos ©");

    /// <summary>True for a line that asks the reader for something or says who helped.</summary>
    public static bool Appeal(string text) => text.AsSpan().ContainsAny(Appeals);

    /// <summary>True for a line that may ask for consent.</summary>
    public static bool MayAskConsent(string text) => text.AsSpan().ContainsAny(Consents);

    /// <summary>True for a line that may say where to follow somebody.</summary>
    public static bool MayTellContact(string text) => text.AsSpan().ContainsAny(Following);

    /// <summary>True for a line that may end in a picture's credit.</summary>
    public static bool MayCredit(string text) => text.AsSpan().ContainsAny(Agencies);

    private static SearchValues<string> Phrases(params ReadOnlySpan<string> phrases) => SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);
}
