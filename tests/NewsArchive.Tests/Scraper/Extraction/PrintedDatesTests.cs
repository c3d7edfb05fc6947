using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class PrintedDatesTests
{
    [Theory]
    [InlineData("2024-08-16T06:52+0000", "2024-08-16T06:52:00+00:00")]
    [InlineData("20240816T0652+0000", "2024-08-16T06:52:00+00:00")]
    [InlineData("2024-08-16T06:52:11.123Z", "2024-08-16T06:52:11+00:00")]
    [InlineData("2024-08-16 06:52:11 +02:00", "2024-08-16T06:52:11+02:00")]
    [InlineData("2024-08-16T06:52:11-0330", "2024-08-16T06:52:11-03:30")]
    [InlineData("2024-08-16T06:52", "2024-08-16T06:52:00")]
    [InlineData("2024-08-16", "2024-08-16")]
    [InlineData("20240816", "2024-08-16")]
    [InlineData("Fri, 16 Aug 2024 06:52:00 GMT", "2024-08-16T06:52:00+00:00")]
    [InlineData("Fri, 16 Aug 2024 06:52:00 +0300", "2024-08-16T06:52:00+03:00")]
    [InlineData("1723791120", "2024-08-16T06:52:00+00:00")]
    [InlineData("1723791120000", "2024-08-16T06:52:00+00:00")]
    public void Machine_times_keep_their_offset(string printed, string expected) => Assert.Equal(expected, PrintedDates.Read(printed)?.ToIso8601());

    [Theory]
    [InlineData("06:52 GMT 16.08.2024", "2024-08-16T06:52:00+00:00")]
    [InlineData("Aug 16, 2024 6:52 PM EDT", "2024-08-16T18:52:00-04:00")]
    [InlineData("Published 16th August 2024, 12:05 am", "2024-08-16T00:05:00")]
    [InlineData("16. August 2024, 06.52 Uhr", "2024-08-16T06:52:00")]
    [InlineData("16 de agosto de 2024", "2024-08-16")]
    [InlineData("2024年8月16日 6時52分", "2024-08-16T06:52:00")]
    [InlineData("16 августа 2024, 06:52", "2024-08-16T06:52:00")]
    [InlineData("31/12/2024", "2024-12-31")]
    [InlineData("04/04/2024", "2024-04-04")]
    [InlineData("Fr 16.08.24 | 06:52 Uhr", "2024-08-16T06:52:00")]
    [InlineData("16 août 2024 à 6h52", "2024-08-16T06:52:00")]
    [InlineData("Aug. 16, 2024 6:52 a.m. EST", "2024-08-16T06:52:00-05:00")]
    [InlineData("16. ágúst 2024 kl. 6:52", "2024-08-16T06:52:00")]
    [InlineData("2024 m. rugpjūčio 16 d. 06:52", "2024-08-16T06:52:00")]
    [InlineData("2024. augusztus 16. 6:52", "2024-08-16T06:52:00")]
    [InlineData("16 sierpnia 2024, 6:52", "2024-08-16T06:52:00")]
    [InlineData("16. srpna 2024 6:52", "2024-08-16T06:52:00")]
    [InlineData("16. elokuuta 2024 klo 6.52", "2024-08-16T06:52:00")]
    [InlineData("16 серпня 2024, 06:52", "2024-08-16T06:52:00")]
    [InlineData("16 Ağustos 2024 - 06:52", "2024-08-16T06:52:00")]
    [InlineData("16 Αυγούστου 2024, 06:52", "2024-08-16T06:52:00")]
    [InlineData("16 Augustus 2024 om 06:52", "2024-08-16T06:52:00")]
    [InlineData("16 Agasti 2024", "2024-08-16")]
    [InlineData("16 अगस्त 2024, 06:52", "2024-08-16T06:52:00")]
    [InlineData("١٦ أغسطس ٢٠٢٤", "2024-08-16")]
    [InlineData("２０２４-０８-１６", "2024-08-16")]
    [InlineData("٢٠٢٤-٠٨-١٦T٠٦:٥٢:٠٠+٠٢:٠٠", "2024-08-16T06:52:00+02:00")]
    [InlineData("2024년 8월 16일 오후 2:30", "2024-08-16T14:30:00")]
    [InlineData("2024年8月16日午後2時30分", "2024-08-16T14:30:00")]
    [InlineData("16 tháng 8, 2024", "2024-08-16")]
    public void Words_for_people_are_read(string printed, string expected) => Assert.Equal(expected, PrintedDates.Read(printed)?.ToIso8601());

    [Theory]
    [InlineData("yesterday")]
    [InlineData("vor 2 Stunden")]
    [InlineData("03/04/2024")]
    [InlineData("version 1.2.24")]
    [InlineData("192.168.10.24")]
    [InlineData("2024-02-31")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2024-13-45T99:99")]
    public void What_cannot_be_read_keeps_its_words_without_a_time(string printed)
    {
        var read = PrintedDates.Read(printed);

        Assert.Equal(printed, read?.Printed);
        Assert.Null(read?.Time);
    }

    [Fact]
    public void Nothing_printed_is_no_time() => Assert.Null(PrintedDates.Read(" "));

    [Fact]
    public void Precision_says_what_was_printed()
    {
        Assert.Equal(TimePrecision.Instant, PrintedDates.Read("2024-08-16T06:52Z")?.Precision);
        Assert.Equal(TimePrecision.Local, PrintedDates.Read("2024-08-16T06:52")?.Precision);
        Assert.Equal(TimePrecision.Day, PrintedDates.Read("2024-08-16")?.Precision);
    }

    [Theory]
    [InlineData("en-US", "2024-03-04")]
    [InlineData("en-GB", "2024-04-03")]
    [InlineData("fr", "2024-04-03")]
    [InlineData("en", null)]
    [InlineData(null, null)]
    public void Order_of_day_and_month_is_that_of_the_pages_language(string? language, string? expected) =>
        Assert.Equal(expected, PrintedDates.Read("03/04/2024", DateOrders.Of(language))?.ToIso8601());
}
