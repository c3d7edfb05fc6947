using System.Globalization;
using NewsArchive.Benchmarks;

switch (args)
{
    case ["extraction"]:
        return ExtractionTable.Print(passes: 5);
    case ["extraction", "--worst", var count]:
        return ExtractionTable.PrintWorst(int.Parse(count, CultureInfo.InvariantCulture));
    case ["extraction", var passes]:
        return ExtractionTable.Print(int.Parse(passes, CultureInfo.InvariantCulture));
    case ["predict", var corpus, var output]:
        return ExtractionPredictions.Write(corpus, output);
    case ["explain", var corpus, var id]:
        return ExtractionPredictions.Explain(corpus, id);
    case ["browse", var address]:
        return await BrowseSpeed.RunAsync(address, requests: 200);
    default:
        Console.Error.WriteLine("usage: extraction [PASSES] | extraction --worst COUNT | browse ADDRESS | predict CORPUS OUTPUT.json | explain CORPUS PAGE-ID");
        return 2;
}
