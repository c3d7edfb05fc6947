using System.Collections.Concurrent;
using System.Text;

namespace NewsArchive.Tests.Support.Press;

/// <summary>Plays what is wrong with an answer.</summary>
internal sealed class PressFaults(PressWorld world)
{
    private const string Html = "Content-Type: text/html; charset=utf-8\r\n";
    private const int BombBytes = 200 * 1024 * 1024;

    private static readonly Lazy<byte[]> Bomb = new(() => PressWorld.Pack(new byte[BombBytes], "gzip"));

    private readonly ConcurrentDictionary<(int Site, int Number), bool> _asked = new();

    /// <summary>
    /// Answers with the fault; false when the page is to follow as usual. A connection that the fault cuts is aborted through
    /// <paramref name="abort"/>.
    /// </summary>
    public async Task<bool> PlayAsync(PressFault fault, PressHouse house, int number, PressLine line, Action abort)
    {
        var isFirst = fault is PressFault.ResetOnce or PressFault.ErrorOnce or PressFault.TooManyOnce && _asked.TryAdd((house.Index, number), true);
        switch (fault)
        {
            case PressFault.ResetOnce when isFirst:
                abort();
                return true;
            case PressFault.ErrorOnce when isFirst:
            case PressFault.ErrorAlways:
                await line.AnswerAsync(500, "Internal Server Error", Html, "<h1>Something went wrong</h1>"u8.ToArray());
                return true;
            case PressFault.TooManyOnce when isFirst:
                await line.AnswerAsync(429, "Too Many Requests", Html + "Retry-After: 1\r\n", default);
                return true;
            case PressFault.Missing:
                await line.AnswerAsync(404, "Not Found", Html, "<h1>No such page</h1>"u8.ToArray());
                return true;
            case PressFault.Pdf:
                await line.AnswerAsync(200, "OK", "Content-Type: application/pdf\r\n", "%PDF-1.7\n%\n1 0 obj"u8.ToArray());
                return true;
            case PressFault.NoHttp:
                await line.BytesAsync("\0\u0001\u0002 this is no HTTP\r\n\r\n"u8.ToArray());
                return true;
            case PressFault.HugeHeaders:
                await line.HeadAsync(200, "OK", Html + string.Concat(Enumerable.Range(0, 256).Select(count => $"X-Padding-{count}: {new string('x', 1000)}\r\n")), 0);
                return true;
            case PressFault.BrokenGzip:
                await line.AnswerAsync(200, "OK", Html + "Content-Encoding: gzip\r\n", "this is no gzip at all"u8.ToArray());
                return true;
            case PressFault.GzipBomb:
                await line.AnswerAsync(200, "OK", Html + "Content-Encoding: gzip\r\n", Bomb.Value);
                return true;
            default:
                return await PlayLengthAsync(fault, house, number, line, abort);
        }
    }

    /// <summary>The address that a redirect of an article leads to; null when the fault is no redirect.</summary>
    public string? RedirectOf(PressFault fault, PressHouse house, int number, int port) => fault switch
    {
        PressFault.RedirectLoop => $"/loop/{PressHouse.FirstNumber + number}-again",
        PressFault.RedirectChain => HopUrl(house, number, 1),
        PressFault.RedirectInside => (number % 5) switch
        {
            0 => $"http://127.0.0.1:{port}/inside",
            1 => $"http://localhost:{port}/inside",
            2 => "http://10.0.0.7/inside",
            3 => "http://169.254.169.254/latest/meta-data/",
            _ => $"http://[::ffff:127.0.0.1]:{port}/inside",
        },
        _ => null,
    };

    /// <summary>The address of a step of a chain of redirects over other sites; the last one is the article's page.</summary>
    public string HopUrl(PressHouse house, int number, int step) => step <= 2
        ? $"https://{PressHouse.HostOf((house.Index + step) % world.Houses.Count)}/hop/{house.Index}/{number}/{step}"
        : $"https://{house.Host}/story/{PressHouse.FirstNumber + number}-arrived";

    private async Task<bool> PlayLengthAsync(PressFault fault, PressHouse house, int number, PressLine line, Action abort)
    {
        var page = world.Page(house, number, "");
        switch (fault)
        {
            case PressFault.SlowBytes:
                await line.HeadAsync(200, "OK", Html, page.Length);
                await DripAsync(line, page, (page.Length + 39) / 40, TimeSpan.FromMilliseconds(50));
                return true;
            case PressFault.NeverDone:
                await line.HeadAsync(200, "OK", Html, page.Length);
                await DripAsync(line, page, 1, TimeSpan.FromMilliseconds(200));
                return true;
            case PressFault.ResetAlways:
                await line.HeadAsync(200, "OK", Html, page.Length);
                await line.BytesAsync(page.AsMemory(0, page.Length / 2));
                abort();
                return true;
            case PressFault.LengthTooLong:
                await line.HeadAsync(200, "OK", Html + "Connection: close\r\n", page.Length + 1000);
                await line.BytesAsync(page);
                return true;
            case PressFault.LengthTooShort:
                await line.HeadAsync(200, "OK", Html + "Connection: close\r\n", page.Length - 60);
                await line.BytesAsync(page);
                return true;
            case PressFault.WrongCharset:
                await line.AnswerAsync(200, "OK", "Content-Type: text/html; charset=iso-8859-1\r\n", page);
                return true;
            case PressFault.EndlessPage:
                await line.HeadAsync(200, "OK", Html, null);
                var more = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>And then, and then, and then.</p>\n", 1000)));
                while (!line.IsCut)
                {
                    await line.BytesAsync(more);
                }

                return true;
            default:
                return false;
        }
    }

    private static async Task DripAsync(PressLine line, ReadOnlyMemory<byte> page, int size, TimeSpan pause)
    {
        for (var at = 0; at < page.Length && !line.IsCut; at += size)
        {
            await line.BytesAsync(page.Slice(at, Math.Min(size, page.Length - at)));
            await Task.Delay(pause);
        }
    }
}
