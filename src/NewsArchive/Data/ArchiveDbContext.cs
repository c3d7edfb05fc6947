using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Copies;
using NewsArchive.Entities;
using NewsArchive.Fetches;
using NewsArchive.Hosts;
using NewsArchive.Imports;
using NewsArchive.Mentions;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Sources;
using NewsArchive.Tags;

namespace NewsArchive.Data;

/// <summary>The archive in PostgreSQL. Inject it and query it; nothing wraps it.</summary>
public sealed class ArchiveDbContext(DbContextOptions<ArchiveDbContext> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Publishers.</summary>
    public DbSet<Source> Sources => Set<Source>();

    /// <summary>Where publishers announce articles.</summary>
    public DbSet<Feed> Feeds => Set<Feed>();

    /// <summary>Articles, one a canonical address.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>Their immutable texts.</summary>
    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();

    /// <summary>The addresses that lead to them.</summary>
    public DbSet<ArticleAddress> ArticleAddresses => Set<ArticleAddress>();

    /// <summary>Sketches of their texts; derived.</summary>
    public DbSet<ArticleSignature> ArticleSignatures => Set<ArticleSignature>();

    /// <summary>Articles that are to be compared with the others.</summary>
    public DbSet<UngroupedArticle> UngroupedArticles => Set<UngroupedArticle>();

    /// <summary>What search reads; derived.</summary>
    public DbSet<ArticleSearchEntry> ArticleSearch => Set<ArticleSearchEntry>();

    /// <summary>Responses and files as they came.</summary>
    public DbSet<Capture> Captures => Set<Capture>();

    /// <summary>The bytes of captures.</summary>
    public DbSet<CaptureBody> CaptureBodies => Set<CaptureBody>();

    /// <summary>The registry of people, organisations, places and more.</summary>
    public DbSet<Entity> Entities => Set<Entity>();

    /// <summary>Their names.</summary>
    public DbSet<Alias> Aliases => Set<Alias>();

    /// <summary>Where names stand in texts; derived.</summary>
    public DbSet<Mention> Mentions => Set<Mention>();

    /// <summary>What people say about passages and articles.</summary>
    public DbSet<Annotation> Annotations => Set<Annotation>();

    /// <summary>The classes passages are sorted into.</summary>
    public DbSet<Label> Labels => Set<Label>();

    /// <summary>The controlled vocabulary.</summary>
    public DbSet<Tag> Tags => Set<Tag>();

    /// <summary>Tags on articles.</summary>
    public DbSet<ArticleTag> ArticleTags => Set<ArticleTag>();

    /// <summary>Entities people put on articles.</summary>
    public DbSet<ArticleEntity> ArticleEntities => Set<ArticleEntity>();

    /// <summary>The log of human changes.</summary>
    public DbSet<Operation> Operations => Set<Operation>();

    /// <summary>Who did it.</summary>
    public DbSet<Person> Persons => Set<Person>();

    /// <summary>Pieces of collecting work.</summary>
    public DbSet<Run> Runs => Set<Run>();

    /// <summary>Their addresses, and the queue.</summary>
    public DbSet<Fetch> Fetches => Set<Fetch>();

    /// <summary>How far imports of large files came.</summary>
    public DbSet<ImportMark> ImportMarks => Set<ImportMark>();

    /// <summary>Hosts that are asked, and their pace.</summary>
    public DbSet<CrawlHost> Hosts => Set<CrawlHost>();

    /// <summary>Their robots.txt.</summary>
    public DbSet<RobotsFile> RobotsFiles => Set<RobotsFile>();

    /// <summary>Keys that protect cookies and form tokens, shared by all machines that serve the site.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ArchiveDbContext).Assembly);
        TextEnums.Apply(modelBuilder);
        DayOf.Map(modelBuilder);
    }
}
