using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests;

/// <summary>Holds the house together: which project may know which, where libraries may appear, and how large a file may grow.</summary>
public sealed partial class ArchitectureTests
{
    private const int MaxLines = 300;

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["NewsArchive"] = [],
        ["NewsArchive.Scraper"] = ["NewsArchive"],
        ["NewsArchive.Web"] = ["NewsArchive", "NewsArchive.Scraper"],
        ["NewsArchive.Cli"] = ["NewsArchive", "NewsArchive.Scraper"],
    };

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_the_projects_below_it(string project)
    {
        var referenced = References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order();
        Assert.Equal(Arrows[project].Order(), referenced);
    }

    [Theory]
    [InlineData("NewsArchive", "EntityFrameworkCore|Npgsql|EFCore")]
    [InlineData("NewsArchive.Scraper", "AngleSharp")]
    public void A_library_belongs_to_one_project(string owner, string packages)
    {
        var strangers = Arrows.Keys.Where(project => project != owner).SelectMany(project => References(project, "PackageReference")
            .Where(package => Regex.IsMatch(package, packages))
            .Select(package => $"{project} references {package}"));
        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData(@"\busing Serilog|\bSerilog\.", @"/Program\.cs$")]
    [InlineData(@"\busing AngleSharp", "^src/NewsArchive.Scraper/")]
    [InlineData(@"\bHttpClient\b|\bSocketsHttpHandler\b", "^src/NewsArchive.Scraper/")]
    [InlineData(@"\bHtml\.Raw\b|\bnew HtmlString\(", "^$")]
    [InlineData(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", "^$")]
    [InlineData(@"\bThread\.Sleep\b", "^$")]
    public void A_word_stands_only_where_it_belongs(string word, string where)
    {
        var strangers = Repository.Written("src", ".cs", ".cshtml").Where(path => !Regex.IsMatch(path, where) && Regex.IsMatch(Repository.Read(path), word));
        Assert.Empty(strangers);
    }

    [Fact]
    public void No_file_grows_beyond_what_one_can_read()
    {
        var large = Repository.Written("src", ".cs", ".cshtml", ".js", ".css", ".sh", "/run", "/newsarchive")
            .Concat(Repository.Written("tests", ".cs", ".sh", "/run"))
            .Select(path => (path, Lines: File.ReadLines(Path.Combine(Repository.Root, path)).Count()))
            .Where(file => file.Lines > MaxLines);
        Assert.Empty(large);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_public_type_says_what_it_is(string project)
    {
        var assembly = Assembly.Load(project);
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary")?.Value.Trim().Length > 0).Select(member => member.Attribute("name")!.Value).ToHashSet();
        var silent = assembly.GetExportedTypes()
            .Where(type => type.Namespace?.Contains("Migrations", StringComparison.Ordinal) is false && type.Namespace != "AspNetCoreGeneratedDocument")
            .Where(type => !documented.Contains("T:" + type.FullName!.Replace('+', '.')));
        Assert.Empty(silent);
    }

    [Fact]
    public void The_top_of_the_checkout_stays_as_it_is()
    {
        var visible = Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName).Where(name => !name!.StartsWith('.')).Order(StringComparer.Ordinal);
        Assert.Equal(["NewsArchive.sln", "README.md", "docker-compose.yml", "src", "tests"], visible);
    }

    [Fact]
    public void Nothing_names_a_machine_or_a_package_registry()
    {
        var found = Repository.Written("src", ".cs", ".cshtml", ".js", ".css", ".json", ".md", ".sh", "/run", "/newsarchive", "Dockerfile")
            .Concat(Repository.Written("tests", ".cs", ".md", "/run"))
            .Where(path => !path.EndsWith(nameof(ArchitectureTests) + ".cs", StringComparison.Ordinal) && Machine().IsMatch(Repository.Read(path)));
        Assert.Empty(found);
    }

    [Fact]
    public void Tables_have_names_a_person_can_type()
    {
        using var db = TestDatabase.CreateContext(TestDatabase.For("postgres"));
        Assert.All(
            db.Model.GetRelationalModel().Tables.SelectMany(table => table.Columns.Select(column => column.Name).Append(table.Name)),
            name => Assert.Matches("^[a-z][a-z0-9_]*$", name));
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj")).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);

    [GeneratedRegex(@"(?<![\w.])/(work|farm|root|home/[a-z]+)/|nuget\.org|npmjs\.|deb\.debian")]
    private static partial Regex Machine();
}
