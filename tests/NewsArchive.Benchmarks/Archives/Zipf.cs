namespace NewsArchive.Benchmarks.Archives;

/// <summary>Draws numbers from 0 as often as words, names and outlets occur: the second half as often as the first, the third a third as often.</summary>
internal sealed class Zipf
{
    private readonly double[] _sums;

    public Zipf(int count, double exponent)
    {
        // Mandelbrot's shift: without it the first alone would be in every article.
        const double shift = 2.7;
        _sums = new double[count];
        var sum = 0.0;
        for (var place = 0; place < count; place++)
        {
            _sums[place] = sum += Math.Pow(place + shift, -exponent);
        }
    }

    /// <summary>One number.</summary>
    public int Next(Random random)
    {
        var place = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
        return Math.Min(place < 0 ? ~place : place, _sums.Length - 1);
    }
}
