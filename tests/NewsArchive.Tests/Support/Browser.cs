using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace NewsArchive.Tests.Support;

/// <summary>
/// A real Chromium, one for a test class, as its fixture. The binary is NEWSARCHIVE_CHROMIUM or Debian's. When a journey fails, a screenshot of
/// where it stood is kept under TestResults/screenshots.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private const string DebianChromium = "/usr/bin/chromium";

    // As root there is no sandbox; and nothing in the background may ask for hosts outside this machine.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var binary = Environment.GetEnvironmentVariable("NEWSARCHIVE_CHROMIUM") is { Length: > 0 } named ? named : DebianChromium;
        if (!File.Exists(binary))
        {
            throw new InvalidOperationException($"No Chromium at {binary}. Run tests/run, install the package chromium, or set NEWSARCHIVE_CHROMIUM.");
        }

        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = binary, Args = Arguments });
    }

    /// <summary>
    /// Walks through the site in a fresh window. Fails also when a page logged an error or broke the site's own security policy.
    /// </summary>
    public async Task WalkAsync(Uri site, Func<IPage, Task> journey, BrowserNewContextOptions? options = null, string? toleratedError = null, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(journey);
        options ??= new BrowserNewContextOptions();
        options.BaseURL = site.ToString();
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 900 };
        await using var context = await _chromium!.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && (toleratedError is null || !message.Text.Contains(toleratedError, StringComparison.Ordinal)))
            {
                errors.Add($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        try
        {
            await journey(page);
            Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors));
        }
        catch
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
            TestContext.Current.TestOutputHelper?.WriteLine($"Screenshot: {Path.Combine(folder, $"{name}.png")}");
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
