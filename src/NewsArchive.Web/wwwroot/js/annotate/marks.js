// What can be done with marks: click one to edit it, walk through them, delete the current one, annotate what the machine found.

import { labelFor } from "./naming.js";
import { openAnnotation, openFor, undo } from "./popover.js";
import { refresh } from "./render.js";
import * as server from "./server.js";
import { say } from "./toast.js";

let currentId = null;
let lastClick = { ids: "", at: 0 };

const rows = () => [...document.querySelectorAll("#annotations li[data-annotation]")];
const rowOf = (id) => document.getElementById(`annotation-${id}`);
const markOf = (id) => document.getElementById(`passage-${id}`);

/** Annotations around an element, the shortest first. */
function around(element) {
  const found = [];
  for (let at = element.closest("[data-annotation]"); at !== null; at = at.parentElement?.closest("[data-annotation]") ?? null) {
    found.push({ id: at.dataset.annotation, length: Number(at.dataset.to) - Number(at.dataset.from), element: at });
  }

  return found.sort((left, right) => left.length - right.length);
}

function onTextClick(event, getText) {
  const mark = event.target.closest("#text .passage, #text .mention");
  if (mark === null || !(getSelection()?.isCollapsed ?? true) || event.target.closest("a") !== null) {
    return;
  }

  const found = around(event.target);
  if (found.length === 0) {
    annotateMention(getText(), mark);
    return;
  }

  const ids = found.map((one) => one.id).join(" ");
  lastClick = { ids, at: ids === lastClick.ids ? (lastClick.at + 1) % found.length : 0 };
  const { id, element } = found[lastClick.at];
  setCurrent(id, { scrolls: false });
  openAnnotation(getText(), id, element, () => focusOn(id));
}

function annotateMention(text, mark) {
  const chip = document.querySelector(`#entities [data-entity="${mark.dataset.entity}"]`);
  const entity = { id: Number(mark.dataset.entity), name: chip.dataset.name, type: chip.dataset.type };
  const passage = { from: text.toIndex(Number(mark.dataset.from)), to: text.toIndex(Number(mark.dataset.to)) };
  openFor(text, passage, { said: { entity, label: labelFor(entity.type) } });
}

function focusOn(id) {
  const place = markOf(id) ?? rowOf(id);
  if (place !== null) {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
}

function setCurrent(id, { scrolls = true } = {}) {
  currentId = id;
  for (const element of document.querySelectorAll("[data-annotation]")) {
    element.toggleAttribute("data-current", element.dataset.annotation === id);
  }

  if (scrolls) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    (markOf(id) ?? rowOf(id))?.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
  }
}

/** Goes to the next annotation, or the previous one. */
export function walk(step) {
  const all = rows();
  if (all.length === 0) {
    say("Nothing is annotated yet.");
    return;
  }

  const at = all.findIndex((row) => row.dataset.annotation === currentId);
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  setCurrent(next.dataset.annotation);
  focusOn(currentId);
  const words = next.querySelector(".said").textContent.trim().replace(/\s+/gu, " ");
  say(`${all.indexOf(next) + 1} of ${all.length}: ${next.querySelector(".quote").textContent}; ${words}`, { quietly: true });
}

/** Opens the current annotation. */
export function editCurrent(getText) {
  const row = currentId === null ? null : rowOf(currentId);
  if (row === null) {
    say("Choose an annotation first, with j or k.");
    return;
  }

  const id = currentId;
  openAnnotation(getText(), id, row, () => focusOn(id));
}

/** Deletes the current annotation; the next one becomes current. */
export async function deleteCurrent() {
  const row = currentId === null ? null : rowOf(currentId);
  if (row === null) {
    say("Choose an annotation first, with j or k.");
    return;
  }

  const next = (row.nextElementSibling ?? row.previousElementSibling)?.dataset.annotation ?? null;
  try {
    const answer = await server.remove(row.dataset.annotation, row.dataset.revision);
    await refresh();
    setCurrent(next, { scrolls: false });
    say("Annotation deleted.", { action: { text: "Undo", run: () => undo(answer.step) } });
  } catch (error) {
    await refresh();
    say(error.message);
  }
}

/** Shows again which one is current, after the page was drawn anew. */
export function keepCurrent() {
  setCurrent(currentId, { scrolls: false });
}

export function listenToMarks(getText) {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey) {
      return;
    }

    const edit = event.target.closest("[data-edit]");
    if (edit !== null) {
      event.preventDefault();
      setCurrent(edit.dataset.edit, { scrolls: false });
      editCurrent(getText);
    } else if (event.target.closest("#text") !== null) {
      onTextClick(event, getText);
    }
  });
  for (const [name, isOver] of [["pointerover", true], ["pointerout", false]]) {
    document.addEventListener(name, (event) => {
      const id = event.target instanceof Element ? event.target.closest("[data-annotation]")?.dataset.annotation : undefined;
      if (id !== undefined) {
        document.querySelectorAll(`[data-annotation="${id}"]`).forEach((element) => element.toggleAttribute("data-over", isOver));
      }
    });
  }
}
