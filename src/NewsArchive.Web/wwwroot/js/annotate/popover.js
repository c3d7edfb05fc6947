// The popover at a passage: opens where the passage is, holds the focus while it is open and gives it back. One at a time.

import { Editor } from "./editor.js";
import * as server from "./server.js";
import { refresh } from "./render.js";
import { say } from "./toast.js";

let current = null;

const template = () => document.getElementById("annotate-template");
const isField = (element) => element.matches("input, textarea, select");

export const isOpen = () => current !== null;

/** What is typed at the moment; null when no popover is open. */
export const typed = () => current?.editor.state ?? null;

/** Opens for a passage of the text that is not annotated yet. */
export function openFor(text, { from, to }, { said = {}, giveBack = null, takesFocus = true } = {}) {
  const target = { versionId: text.versionId, start: text.toCodePoint(from), end: text.toCodePoint(to), quote: text.string.slice(from, to) };
  open(target, said, text.toRange(from, to), { title: "Annotate", giveBack, takesFocus });
}

/** Opens for an annotation that is there; it is asked from the server, so that it is not stale. */
export async function openAnnotation(text, id, place, giveBack = null) {
  let one;
  try {
    one = await server.read(id);
  } catch (error) {
    say(error.message);
    return;
  }

  const target = { versionId: one.versionId, start: one.start, end: one.end, quote: one.quote, id: one.id, revision: one.revision };
  const entity = one.entityId === null ? null : { id: one.entityId, name: one.entity, type: one.entityType };
  const range = one.start === null ? null : text.toRange(text.toIndex(one.start), text.toIndex(one.end));
  const said = { label: one.label ?? "", entity, note: one.note ?? "", tags: one.tags.map((tag) => `${tag}, `).join("") };
  open(target, said, range ?? place, { title: "Edit the annotation", giveBack, takesFocus: true });
}

function open(target, said, place, { title, giveBack, takesFocus }) {
  close({ givesBack: false });
  const box = template().content.firstElementChild.cloneNode(true);
  const form = box.querySelector("form");
  form.querySelector("h2").textContent = title;
  form.querySelector("blockquote").textContent = target.quote ?? "The whole article";
  document.body.append(box);
  const editor = new Editor(form, target, said, (message, answer) => finish(message, answer));
  current = { box, editor, giveBack };
  box.addEventListener("keydown", onKey);
  form.querySelector("[data-close]").addEventListener("click", () => close());
  highlight(place);
  putAt(box, place.getBoundingClientRect());
  if (takesFocus) {
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }

  const covered = place.getBoundingClientRect().bottom - box.getBoundingClientRect().top;
  if (covered > 0) {
    // Docked at the foot of a small screen it would hide the passage.
    scrollBy({ top: covered + 16, behavior: "instant" });
  }
}

function highlight(place) {
  if ("highlights" in CSS && place instanceof Range) {
    CSS.highlights.set("pending", new Highlight(place));
  }
}

/** Under the passage, inside the window; small screens dock it at their foot by style sheet. */
function putAt(box, passage) {
  const left = Math.min(Math.max(8, passage.left), document.documentElement.clientWidth - box.offsetWidth - 8);
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${passage.bottom + scrollY + 6}px`;
}

/** Closes; what was typed stays as a draft. */
export function close({ givesBack = true } = {}) {
  if (current === null) {
    return;
  }

  const { box, giveBack } = current;
  current = null;
  box.remove();
  if ("highlights" in CSS) {
    CSS.highlights.delete("pending");
  }

  if (givesBack) {
    giveBack?.();
  }
}

async function finish(message, answer) {
  const giveBack = current?.giveBack;
  close({ givesBack: false });
  const isDrawn = await refresh();
  giveBack?.();
  say(isDrawn ? message : `${message} Reload the page to see it.`, { action: answer?.step ? { text: "Undo", run: () => undo(answer.step) } : null });
}

/** Takes back a step, the last one when none is named. */
export async function undo(step) {
  await takeBack(() => server.undo(step), "Undone", "Redo");
}

/** Brings back what the last undo took. */
export async function redo(step) {
  await takeBack(() => step === undefined ? server.redo() : server.undo(step), "Done again", "Undo");
}

async function takeBack(act, message, opposite) {
  try {
    const answer = await act();
    await refresh();
    const here = Number(document.getElementById("text").dataset.article);
    const words = answer.articleId === null || answer.articleId === here ? `${message}.` : `${message}, on another article.`;
    say(words, { action: { text: opposite, run: () => opposite === "Redo" ? redo(answer.step) : undo(answer.step) } });
  } catch (error) {
    if (!(error instanceof server.Refusal || error instanceof server.Unreachable)) {
      throw error;
    }

    say(error.message);
  }
}

function onKey(event) {
  const { box, editor } = current;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  const inField = isField(event.target);
  if (event.key === "Escape") {
    close();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target === box)) {
    editor.save();
  } else if (digit !== undefined && (event.altKey || !inField) && !event.ctrlKey && !event.metaKey) {
    const button = box.querySelectorAll("[data-label]")[digit - 1];
    button && editor.toggle(button);
  } else if (event.key === "Tab") {
    if (!turn(box, event.shiftKey)) {
      return;
    }
  } else {
    if (event.key.length === 1 && event.key !== " " && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // The key itself then goes into the field.
      editor.form.elements.entity.focus();
    }

    return;
  }

  event.preventDefault();
  event.stopPropagation();
}

/** Keeps Tab inside: from the last to the first and back. */
function turn(box, backwards) {
  const stops = [...box.querySelectorAll("button, input, textarea")].filter((one) => one.offsetParent !== null && !one.disabled);
  const at = stops.indexOf(document.activeElement);
  if (backwards ? at > 0 : at >= 0 && at < stops.length - 1) {
    return false;
  }

  (backwards ? stops.at(-1) : stops[0]).focus();
  return true;
}
