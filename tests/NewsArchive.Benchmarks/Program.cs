using NewsArchive.Benchmarks;

switch (args)
{
    case ["extraction", .. var rest]:
        return ExtractionSpeed.Run(rest);
    case ["predict", var corpus, var output]:
        return ExtractionPredictions.Write(corpus, output);
    case ["explain", var corpus, var id]:
        return ExtractionPredictions.Explain(corpus, id);
    case ["browse", var address]:
        return await BrowseSpeed.RunAsync(address, requests: 200);
    default:
        Console.Error.WriteLine("usage: extraction [PASSES] | browse ADDRESS | predict CORPUS OUTPUT.json | explain CORPUS PAGE-ID");
        return 2;
}
