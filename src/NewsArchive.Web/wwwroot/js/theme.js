// Light or dark by choice instead of by system. The choice is a cookie, so that the server sends the right page and nothing flashes.

const year = 365 * 24 * 60 * 60;

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function offerThemes() {
  const button = document.querySelector("[data-theme-switch]");
  if (button === null) {
    return;
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=${year}; samesite=lax`;
  });
}
