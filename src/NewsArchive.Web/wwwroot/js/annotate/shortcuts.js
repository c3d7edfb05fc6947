// The keys of the reading desk. Single letters can be switched off, because screen readers and speech control use them.

import { Caret } from "./caret.js";
import { deleteCurrent, editCurrent, walk } from "./marks.js";
import { isOpen, openFor, redo, undo } from "./popover.js";
import { selected } from "./selection.js";
import { say } from "./toast.js";

const letters = "letters-are-keys";
const lettersAreKeys = () => localStorage.getItem(letters) !== "no";

const isWriting = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog") !== null;

function showKeys() {
  const dialog = document.getElementById("keys-template").content.firstElementChild.cloneNode(true);
  const box = dialog.querySelector("[data-letters]");
  box.checked = lettersAreKeys();
  box.addEventListener("change", () => localStorage.setItem(letters, box.checked ? "yes" : "no"));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function annotateSelection(getText, isExact) {
  const passage = selected(getText(), isExact);
  if (passage === null) {
    say("Select a passage of the text first; F7 does it by keyboard.");
    return;
  }

  openFor(getText(), passage);
}

export function listenForShortcuts(getText) {
  const caret = new Caret(getText, (passage) => openFor(getText(), passage, { giveBack: () => caret.draw() }));
  const acts = {
    a: (event) => annotateSelection(getText, event.altKey),
    j: () => walk(1),
    k: () => walk(-1),
    e: () => editCurrent(getText),
    x: () => deleteCurrent(),
    "?": showKeys,
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || isOpen()) {
      return;
    }

    // From a field of the panel, F7 leads back to the text; other keys there are typed.
    if (event.key === "F7" && isWriting(event.target) && event.target.closest("dialog") === null) {
      event.target.blur();
      if (!caret.isOn) {
        caret.toggle();
      }

      event.preventDefault();
      return;
    }

    if (isWriting(event.target)) {
      return;
    }

    const isCommand = event.ctrlKey || event.metaKey;
    const isControl = event.target instanceof Element && event.target.closest("a[href], button, summary") !== null;
    if (event.key === "F7") {
      caret.toggle();
    } else if (isCommand && event.key.toLowerCase() === "z" && !event.altKey) {
      event.shiftKey ? redo() : undo();
    } else if (caret.isOn && !isControl && !event.altKey && !event.metaKey && caret.onKey(event)) {
      // The caret has it.
    } else if (!isCommand && lettersAreKeys() && Object.hasOwn(acts, event.key)) {
      acts[event.key](event);
    } else if (event.key === "Enter" && event.target instanceof Element && event.target.matches("[data-annotation]")) {
      editCurrent(getText);
    } else {
      return;
    }

    event.preventDefault();
  });
  document.querySelector("[data-caret]").addEventListener("click", () => caret.toggle());
  document.querySelector("[data-keys]").addEventListener("click", showKeys);
  addEventListener("resize", () => caret.draw());
  return caret;
}
