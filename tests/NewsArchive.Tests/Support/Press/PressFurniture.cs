using System.Globalization;
using System.Text;

namespace NewsArchive.Tests.Support.Press;

/// <summary>What is the same on all pages of a site: styles, scripts, navigation and the foot of the page.</summary>
internal sealed class PressFurniture(PressWords words, PressDice dice)
{
    private PressDice _dice = dice;

    /// <summary>Rules for looks that nobody applies.</summary>
    public string Styles()
    {
        var css = new StringBuilder("<style>\n");
        for (var i = 60 + _dice.Below(120); i > 0; i--)
        {
            css.Append(CultureInfo.InvariantCulture, $".{Identifier()}__{Identifier()}{{margin:{_dice.Below(40)}px {_dice.Below(40)}px;color:#{_dice.Below(0xffffff):x6};font-size:{1 + _dice.Below(30)}px}}\n");
        }

        return css.Append("</style>\n").ToString();
    }

    /// <summary>Settings of the kind that pages carry for their scripts, and small scripts.</summary>
    public string Scripts()
    {
        var script = new StringBuilder();
        for (var count = 0; count < 6; count++)
        {
            script.Append(CultureInfo.InvariantCulture, $"<script async src=\"https://cdn.example/{Identifier()}/{_dice.Below(int.MaxValue):x}.js\"></script>\n<script>window.__{Identifier()}={{");
            for (var i = 20 + _dice.Below(90); i > 0; i--)
            {
                script.Append(CultureInfo.InvariantCulture, $"\"{Identifier()}{i}\":{{\"id\":{_dice.Below(int.MaxValue)},\"on\":{(_dice.Chance(0.5) ? "true" : "false")},\"name\":\"{words.Words(ref _dice, 3)}\"}},");
            }

            script.Append("\"end\":0};(function(w,d){var e=d.createElement('script');e.async=1;d.head.appendChild(e)})(window,document);</script>\n");
        }

        return script.ToString();
    }

    /// <summary>The head of the page with menus of sections and services.</summary>
    public string Navigation(string name)
    {
        var html = new StringBuilder($"<header class=\"masthead\"><a class=\"masthead__logo\" href=\"/\">{name}</a>\n<nav class=\"menu\" aria-label=\"Sections\"><ul class=\"menu__list\">\n");
        for (var i = 0; i < 9; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"menu__item menu__item--{i}\"><a class=\"menu__link\" href=\"/section/{i}\">{words.Name(ref _dice)}</a><ul class=\"menu__sub\">\n");
            AppendLinks(html, "menu__sublink", 6);
            html.Append("</ul></li>\n");
        }

        return html.Append("</ul></nav></header>\n<div class=\"banner banner--consent\"><p>We and our partners use cookies.</p><button type=\"button\">Accept</button></div>\n").ToString();
    }

    /// <summary>The foot of the page.</summary>
    public string Footer(string name)
    {
        var html = new StringBuilder("<footer class=\"colophon\"><nav aria-label=\"Services\"><ul>\n");
        AppendLinks(html, "colophon__link", 36);
        return html.Append(CultureInfo.InvariantCulture, $"</ul></nav><p class=\"colophon__rights\">© 2026 {name}. All rights reserved.</p></footer>\n").ToString();
    }

    private void AppendLinks(StringBuilder html, string style, int count)
    {
        for (var i = 0; i < count; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"                            <li class=\"{style}-item\"><a class=\"{style} block py-2 px-4 text-sm hover:underline\" data-track=\"{_dice.Below(int.MaxValue):x}\" href=\"/section/{Identifier()}/{i}\"><span>{words.Name(ref _dice)}</span></a></li>\n");
        }
    }

    private string Identifier()
    {
        var word = words.Name(ref _dice).ToLowerInvariant();
        return word.Replace('é', 'e').Replace('ö', 'o');
    }
}
