// Sends the panel's forms without leaving the page: the same request, the same answer, but place and focus stay.

import { onSwap, show } from "./render.js";
import { say } from "./toast.js";

async function submit(form, submitter) {
  let response;
  try {
    response = await fetch(form.action, { method: "POST", body: new FormData(form, submitter) });
  } catch {
    say("The archive cannot be reached. What you typed is still in the form.");
    return;
  }

  const html = await response.text();
  if (!html.includes("id=\"panel\"")) {
    // Not the article: the server says in the headline of its page what is the matter.
    say(new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.textContent ?? "The archive did not answer as expected.");
    return;
  }

  const focus = form.querySelector("input:not([type=hidden]), textarea")?.id;
  show(html);
  announce();
  const field = focus ? document.getElementById(focus) : null;
  (document.querySelector("#panel [aria-invalid=true]") ?? field)?.focus({ preventScroll: true });
}

/** Reads the message of the new page out loud; it came with the swap, which screen readers do not notice. */
function announce() {
  const message = document.querySelector("#flash p")?.textContent ?? document.querySelector("#panel .form-problem")?.textContent;
  if (message) {
    say(message, { quietly: true });
  }
}

export function sendFormsInPlace() {
  let isSending = false;
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-swap]") || event.defaultPrevented) {
      return;
    }

    event.preventDefault();
    // A second key while the answer is on its way would send the form twice, or the empty one that follows it.
    if (!isSending) {
      isSending = true;
      await submit(form, event.submitter).finally(() => {
        isSending = false;
      });
    }
  });
  onSwap(() => document.querySelector("#flash p") && setTimeout(() => document.querySelector("#flash")?.replaceChildren(), 12_000));
}
