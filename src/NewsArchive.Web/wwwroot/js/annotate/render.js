// Shows what the server renders: fetches this very page and swaps the text, the panel and the message. There is no second way of drawing.

const swapped = ["text", "panel", "flash"];

/** Told after each swap, so that what was read from the page is read anew. */
const listeners = [];

export function onSwap(listener) {
  listeners.push(listener);
}

/** Fetches this page once more and shows it; false when the server did not send it. */
export async function refresh() {
  let response;
  try {
    response = await fetch(location.href.split("#")[0], { headers: { Accept: "text/html" } });
  } catch {
    return false;
  }

  if (response.ok) {
    show(await response.text());
  }

  return response.ok;
}

/** Shows a page that the server sent; keeps place and focus. */
export function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  if (page.getElementById("text") === null) {
    throw new Error("The server sent another page than the article.");
  }

  const focused = document.activeElement?.id;
  const open = [...document.querySelectorAll("#panel details")].map((details) => details.open);
  const { scrollX, scrollY } = window;
  for (const id of swapped) {
    document.getElementById(id).replaceWith(page.getElementById(id));
  }

  document.querySelectorAll("#panel details").forEach((details, index) => {
    details.open ||= open[index] ?? false;
  });
  renewColours();
  window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  listeners.forEach((listener) => listener());
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

/** A label that was just made has its colour in a newer style sheet. */
function renewColours() {
  const sheet = document.querySelector("link[data-colours]");
  const next = sheet.cloneNode();
  next.href = `/colours.css?${Date.now()}`;
  next.addEventListener("load", () => sheet.remove());
  sheet.after(next);
}
