using System.Globalization;
using NewsArchive.Benchmarks;
using NewsArchive.Benchmarks.Archives;
using NewsArchive.Benchmarks.Copies;
using NewsArchive.Benchmarks.Crawls;

switch (args)
{
    case ["extraction"]:
        return ExtractionTable.Print(passes: 5);
    case ["extraction", "--worst", var count]:
        return ExtractionTable.PrintWorst(int.Parse(count, CultureInfo.InvariantCulture));
    case ["extraction", var passes]:
        return ExtractionTable.Print(int.Parse(passes, CultureInfo.InvariantCulture));
    case ["fuzz"]:
        return HostilePages.Run(minutes: 5, firstSeed: 1);
    case ["fuzz", var minutes]:
        return HostilePages.Run(double.Parse(minutes, CultureInfo.InvariantCulture), firstSeed: 1);
    case ["fuzz", "--page", var number, var output]:
        return HostilePages.Write(int.Parse(number, CultureInfo.InvariantCulture), output);
    case ["fuzz", var minutes, var seed]:
        return HostilePages.Run(double.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture));
    case ["predict", var corpus, var output]:
        return ExtractionPredictions.Write(corpus, output);
    case ["explain", var corpus, var id]:
        return ExtractionPredictions.Explain(corpus, id);
    case ["browse", var address]:
        return await BrowseSpeed.RunAsync(address, requests: 200);
    case ["copies"]:
        return CopyQuality.Print();
    case ["copies", "--choose"]:
        return CopyQuality.Choose();
    case ["copies", "--speed", var articles]:
        return await CopySpeed.RunAsync(int.Parse(articles, CultureInfo.InvariantCulture));
    case ["archive-floor", var address, var connectionString]:
        return await ArchiveFloor.RunAsync(address, connectionString);
    case ["archive", .. var choices]:
        return await ArchiveTable.RunAsync(choices);
    case ["crawl", .. var choices]:
        return await CrawlTable.RunAsync(choices);
    case ["crawl-parts"]:
        return await CrawlParts.RunAsync(count: 200);
    case ["crawl-parts", var pages]:
        return await CrawlParts.RunAsync(int.Parse(pages, CultureInfo.InvariantCulture));
    case ["crawl-server", var plan]:
        return await CrawlServer.RunAsync(plan, "0");
    case ["crawl-server", var plan, var port]:
        return await CrawlServer.RunAsync(plan, port);
    default:
        Console.Error.WriteLine("usage: extraction [PASSES] | extraction --worst COUNT | fuzz [MINUTES] [SEED] | fuzz --page SEED OUTPUT.html | browse ADDRESS | copies | copies --choose | copies --speed ARTICLES | predict CORPUS OUTPUT.json | archive --articles N [--keep NAME] [--build-only] | crawl [PARTS] | crawl-parts [PAGES] | crawl-server PLAN-JSON [PORT] | explain CORPUS PAGE-ID");
        return 2;
}
