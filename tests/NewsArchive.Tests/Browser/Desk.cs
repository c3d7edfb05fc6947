using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Tests.Browser;

/// <summary>What a person does at the article's page with mouse and keys.</summary>
internal static class Desk
{
    /// <summary>The popover at a passage.</summary>
    public const string Popover = ".popover";

    /// <summary>Waits until the scripts are there.</summary>
    public static async Task ReadyAsync(IPage page) => await page.Locator("html[data-desk=ready]").WaitForAsync();

    /// <summary>Drags the mouse over words of one paragraph.</summary>
    public static async Task DragAsync(IPage page, string words)
    {
        await SelectAsync(page, [words]);
        var box = await page.EvaluateAsync<double[]>("() => { const b = getSelection().getRangeAt(0).getBoundingClientRect(); getSelection().removeAllRanges(); return [b.left, b.right, b.top + b.height / 2]; }");
        await page.Mouse.MoveAsync((float)box[0] + 1, (float)box[2]);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)box[1] - 1, (float)box[2], new MouseMoveOptions { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Selects from the first words to the last, which may stand in different paragraphs.</summary>
    public static async Task SelectAsync(IPage page, string[] words) => await page.EvaluateAsync(
        """
        words => {
          const place = (text, atEnd) => {
            for (const block of document.querySelectorAll("#text [data-start]")) {
              let at = block.textContent.indexOf(text);
              if (at < 0) { continue; }
              at += atEnd ? text.length : 0;
              const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (at < node.length || (atEnd && at === node.length)) { return [node, at]; }
                at -= node.length;
              }
            }
          };
          const range = document.createRange();
          range.setStart(...place(words[0], false));
          range.setEnd(...place(words.at(-1), true));
          range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }
        """,
        words);

    /// <summary>Selects words, chooses a label by its key and saves.</summary>
    public static async Task AnnotateAsync(IPage page, string words, string key)
    {
        var before = await page.Locator("#annotations li").CountAsync();
        await SelectAsync(page, [words]);
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator($"{Popover} blockquote")).ToHaveTextAsync(words);
        await page.Keyboard.PressAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#annotations li")).ToHaveCountAsync(before + 1);
    }
}
