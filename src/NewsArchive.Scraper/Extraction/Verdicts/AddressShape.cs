namespace NewsArchive.Scraper.Extraction.Verdicts;

/// <summary>What an address alone says about its page. Files have no such address, so nothing is said of them.</summary>
internal sealed record AddressShape
{
    private static readonly AddressShape Unknown = new();

    private static readonly HashSet<string> Fronts = Set("index,home,homepage,frontpage,start,startseite,default,main,accueil,inicio");

    private static readonly HashSet<string> Indexes = Set(
        "category,categories,kategorie,kategoria,categoria,categorie,cat,tag,tags,topic,topics,thema,themen,theme,tema,temas,temat,tematy,sujet,etiqueta,"
        + "author,authors,autor,autoren,autores,auteur,autore,writers,contributors,archive,archives,archiv,archivo,rubrik,rubrique,rubrica,section,sections,"
        + "page,pages,seite,pagina,strona,feed,dossier,dossiers,hub,label,labels");

    private static readonly HashSet<string> Searches = Set("search,suche,recherche,buscar,busqueda,busca,cerca,ricerca,szukaj,wyszukiwanie,zoeken,sok,hledat,arama,poisk,haku,søk,søg");

    private static readonly HashSet<string> Logins = Set(
        "login,log-in,signin,sign-in,logon,signup,sign-up,register,registration,account,auth,sso,anmelden,anmeldung,einloggen,connexion,identification,"
        + "iniciar-sesion,entrar,accedi,logowanie,inloggen,forgot-password,password");

    private static readonly HashSet<string> Films = Set("video,videos,watch,clip,clips,tv,player,mediathek,wideo,film,films,reel,shorts,live-tv,livestream");

    private static readonly HashSet<string> Galleries = Set(
        "gallery,galleries,galerie,galerien,galeria,galerias,fotostrecke,fotostrecken,bildergalerie,bildergalerien,bilder,photos,photo,photogallery,"
        + "slideshow,slideshows,diaporama,diaporamas,fotos,fotogalerie,fotogaleria,fotogalerias,pictures,in-pictures,images");

    /// <summary>The site's front page, or that of one of its languages.</summary>
    public bool IsFront { get; private init; }

    /// <summary>A list by one of its words: a category, a tag, an author, page 2.</summary>
    public bool IsIndex { get; private init; }

    /// <summary>Few short plain words without numbers, as sections have: /sport/football/.</summary>
    public bool IsShort { get; private init; }

    /// <summary>A search.</summary>
    public bool IsSearch { get; private init; }

    /// <summary>A login or registration.</summary>
    public bool IsLogin { get; private init; }

    /// <summary>A film.</summary>
    public bool IsFilm { get; private init; }

    /// <summary>A gallery.</summary>
    public bool IsGallery { get; private init; }

    /// <summary>Reads an address.</summary>
    public static AddressShape Of(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return Unknown;
        }

        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || (parts.Length == 1 && (IsLanguage(parts[0]) || Fronts.Contains(Bare(parts[0])))))
        {
            // "/?p=123" is an article of a plain blog, "/?s=words" a search.
            return new AddressShape { IsFront = uri.Query.Length < 2, IsSearch = AsksForWords(uri.Query) };
        }

        var last = Bare(parts[^1]);
        return new AddressShape
        {
            IsIndex = Array.Exists(parts, part => Indexes.Contains(part)) && !IsSlug(last),
            IsShort = uri.Query.Length < 2 && parts.Length <= 3 && Array.TrueForAll(parts, IsPlain),
            IsSearch = Searches.Contains(last) || (parts.Length > 1 && Searches.Contains(parts[^2])) || AsksForWords(uri.Query),
            IsLogin = Array.Exists(parts, part => Logins.Contains(Bare(part))),
            IsFilm = Array.Exists(parts, part => Films.Contains(part)),
            IsGallery = Array.Exists(parts, part => Galleries.Contains(part)),
        };
    }

    private static HashSet<string> Set(string words) => new(words.Split(','), StringComparer.OrdinalIgnoreCase);

    private static bool IsLanguage(string part) => part.Length is 2 or 5 && char.IsAsciiLetter(part[0]) && char.IsAsciiLetter(part[1]) && (part.Length == 2 || part[2] is '-' or '_');

    private static string Bare(string part) => part.LastIndexOf('.') is > 0 and var dot ? part[..dot] : part;

    private static bool AsksForWords(string query) =>
        query.StartsWith("?s=", StringComparison.Ordinal) || query.Contains("search=", StringComparison.OrdinalIgnoreCase)
        || query.Contains("query=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Headlines in addresses have many words, or a number.</summary>
    private static bool IsSlug(string part) => part.Count(sign => sign is '-' or '_') >= 3 || part.Count(char.IsAsciiDigit) >= 4;

    private static bool IsPlain(string part) =>
        part.Length <= 24 && part.Count(sign => sign is '-' or '_') <= 1 && !part.Any(char.IsDigit) && !part.Contains('.', StringComparison.Ordinal);
}
