using CsCheck;
using NewsArchive.Queries;

namespace NewsArchive.Tests.Queries;

public sealed class QueryParserTests
{
    private static readonly Gen<string> Word = Gen.OneOf("sanctions", "Besançon", "шойгу", "東京", "foo-bar", "o'neil", "C3", "a\\b", "10.5");

    private static readonly Gen<TextPart> Part = Gen.Enum<TextPart>();

    private static readonly Gen<QueryNode> Leaf = Gen.OneOf(
        Gen.Select(Word, Gen.Bool, Part, (text, isPrefix, part) => (QueryNode)new WordNode(text, isPrefix, part)),
        Gen.Select(Word.Array[1, 4], Gen.Int[0, QueryLeaf.MaxDistance], Part, (words, apart, part) =>
            (QueryNode)new PhraseNode(string.Join(' ', words), apart == 0 ? null : apart, part)),
        Gen.OneOf<QueryNode>(
            new FieldNode(QueryField.Source, "The Paper"), new FieldNode(QueryField.Lang, "en"), new FieldNode(QueryField.Tag, "-odd (one)"),
            new FieldNode(QueryField.Has, "notes"), new FieldNode(QueryField.Words, ">=300"), new FieldNode(QueryField.Date, "2024-08..2024-10"),
            new FieldNode(QueryField.Entity, "Shoigu"), new FieldNode(QueryField.By, "O'Neil, Ann")));

    [Theory]
    [InlineData("red square", "red square")]
    [InlineData("  red   \"a  phrase\" ", "red \"a phrase\"")]
    [InlineData("red or green opens", "red OR green opens")]
    [InlineData("(red or green) opens", "(red OR green) opens")]
    [InlineData("a AND b", "a b")]
    [InlineData("opens -red --blue", "opens -red -blue")]
    [InlineData("-(a b) -(-c) d", "-(a b) c d")]
    [InlineData("“curly quotes” x", "\"curly quotes\" x")]
    [InlineData("sanct* \"a b\"~10", "sanct* \"a b\"~10")]
    [InlineData("TITLE:foo lead:\"a b\" title:(x or y)", "title:foo lead:\"a b\" (title:x OR title:y)")]
    [InlineData("source:(reuters or \"The Paper\")", "source:reuters OR source:\"The Paper\"")]
    [InlineData("words:>300 before:2024 after:2023-01-02 date:2024-08", "words:>300 before:2024 after:2023-01-02 date:2024-08")]
    [InlineData("has:Note lang:EN", "has:notes lang:en")]
    [InlineData("Putin: we met at 10:30, twice.", "Putin we met at \"10:30\" twice")]
    [InlineData("https://paper.example/a", "\"https://paper.example/a\"")]
    [InlineData("or noir", "\"or\" noir")]
    [InlineData("entity:12 entity:BRICS within:sentence", "entity:12 entity:BRICS within:sentence")]
    public void What_is_clear_is_read_without_a_word(string typed, string canonical)
    {
        var query = QueryParser.Parse(typed);
        Assert.Empty(query.Mistakes);
        Assert.Equal(canonical, query.Canonical);
    }

    [Theory]
    [InlineData("x autor:smith", 2, 6, "did you mean by:?", "x by:smith", "x \"autor\" smith", false)]
    [InlineData("ttle:smith", 0, 5, "did you mean title:?", "title:smith", "\"ttle\" smith", false)]
    [InlineData("zzzz:smith", 0, 5, "The fields are title", null, "\"zzzz\" smith", false)]
    [InlineData("say \"what now", 4, 9, "not closed", "say \"what now\"", "say \"what now\"", true)]
    [InlineData("title: smith", 0, 7, "Nothing stands behind title:", "title:smith", "smith", false)]
    [InlineData("a source:", 2, 7, "Nothing stands behind source:", null, "a", false)]
    [InlineData("a source:\"\"", 9, 2, "Nothing stands behind source:", null, "a", false)]
    [InlineData("a before:banana", 9, 6, "“banana” is not a date", null, "a", false)]
    [InlineData("a date:2024-13", 7, 7, "“2024-13” is not a date", null, "a", false)]
    [InlineData("a date:2024-08..2023", 7, 13, "is not a date", null, "a", false)]
    [InlineData("a has:anotations", 6, 10, "has: knows annotations", "a has:annotations", "a", false)]
    [InlineData("a words:many", 8, 4, "no number of words", null, "a", false)]
    [InlineData("a OR", 2, 2, "one of them is missing", "a", "a", true)]
    [InlineData("OR a", 0, 2, "one of them is missing", "a", "a", true)]
    [InlineData("(a or b", 0, 1, "not closed", "(a or b)", "a OR b", true)]
    [InlineData("a) b", 1, 1, "No parenthesis was opened", "a b", "a b", true)]
    [InlineData("-a -tag:b", 0, 9, "only leaves things out", null, "-a -tag:b", true)]
    [InlineData("Moscow - Kyiv", 7, 1, "A minus leaves out", "Moscow  Kyiv", "Moscow -Kyiv", true)]
    [InlineData("x title:-foo", 2, 7, "minus belongs before", "x -title:foo", "x -title:foo", true)]
    [InlineData("\"a b\"~99", 0, 8, "1 to 20 words apart", "\"a b\"~20", "\"a b\"~20", true)]
    [InlineData("\"a b c d e f g\"~3", 0, 17, "Up to 6 words", "\"a b c d e f g\"", "\"a b c d e f g\"", true)]
    [InlineData("a entity:BRICS within:sentence", 15, 7, "two of them", null, "a entity:BRICS within:sentence", false)]
    [InlineData("?!", 0, 2, "There is no word", null, "", false)]
    public void A_mistake_is_told_with_its_place_and_the_rest_counts(string typed, int place, int length, string told, string? suggestion, string canonical, bool isHint)
    {
        var query = QueryParser.Parse(typed);
        var mistake = Assert.Single(query.Mistakes);
        Assert.Contains(told, mistake.Message, StringComparison.Ordinal);
        Assert.Equal((place, length, suggestion, isHint), (mistake.Place, mistake.Length, mistake.Suggestion, mistake.IsHint));
        Assert.Equal(canonical, query.Canonical);
    }

    [Theory]
    [InlineData(
        "title:sanctions source:Reuters -entity:BRICS after:2024-08-01",
        "articles with “sanctions” in the headline, from Reuters, not mentioning BRICS, since 1 Aug 2024")]
    [InlineData("-foo bar* \"a b\"~3", "articles without “foo”, with words that begin with “bar”, with the words of “a b” at most 3 apart")]
    [InlineData("(tag:x or a b) -(c d)", "articles either tagged “x” or (with “a”, with “b”), except those (with “c”, with “d”)")]
    [InlineData("date:2024-08..2024-09 words:<=100 has:copies", "articles from 1 Aug 2024 to 30 Sep 2024, of 100 words or less, with near-copies")]
    public void A_query_can_be_said_in_plain_words(string typed, string reading) => Assert.Equal(reading, QueryParser.Parse(typed).Reading);

    [Fact]
    public void What_is_written_is_read_as_the_same_query() => Node(3).Sample(node =>
    {
        var query = QueryParser.Parse(QueryPrinter.Print(node));
        Assert.True(node.Equals(query.Root), $"{QueryPrinter.Print(node)} was read as {query.Canonical}");
        Assert.NotEmpty(query.Reading);
    });

    [Fact]
    public void Anything_can_be_typed() => Gen.OneOf(Gen.OneOf(
            "(", ")", "\"", "“", "”", "-", "*", "~", "or", "OR", "AND", ":", "title:", "by:", "date:", "autor:", "within:", "has:", " ", "  ", "a", "b c", "2024", "9999",
            "..", ">", "\\", "'", "🎉", "\ud83d", "\u0001", "é", "e\u0301", "東京", "\"x\"~9", "\ufeff"), Gen.String)
        .Array[0, 14].Select(string.Concat).Sample(typed =>
        {
            var query = QueryParser.Parse(typed);
            Assert.All(query.Mistakes, mistake => Assert.InRange(mistake.Place + mistake.Length, mistake.Place, typed.Length));
            // Reading what it was understood as changes nothing.
            Assert.Equal(query.Root, QueryParser.Parse(query.Canonical).Root);
            Assert.True(query.Root is not null || typed.Length == 0 || query.Mistakes.Count > 0, $"“{typed}” shows everything and says nothing.");
        });

    [Fact]
    public void A_thousand_parentheses_are_no_danger()
    {
        var query = QueryParser.Parse(new string('(', 10_000) + "a");
        Assert.NotEmpty(query.Mistakes);
    }

    private static Gen<QueryNode> Node(int depth) => depth == 0
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Node(depth - 1).Select(QueryNode.Without),
            Gen.Select(Gen.Bool, Node(depth - 1).Array[2, 4], (isAll, parts) => (isAll ? QueryNode.All(parts) : QueryNode.Any(parts))!));
}
