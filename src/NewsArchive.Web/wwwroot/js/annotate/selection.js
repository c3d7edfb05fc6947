// Opens the popover when somebody has selected a passage: at once with the mouse, after the handles rest with a finger.

import { isOpen, openFor, typed } from "./popover.js";
import { snap } from "./snap.js";

const rest = 300;

/** The selected passage, snapped; null when nothing of the text is selected. */
export function selected(text, isExact) {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) {
    return null;
  }

  const found = text.fromRange(selection.getRangeAt(0));
  return found === null ? null : snap(text, found, isExact);
}

export function watchSelections(getText) {
  let beganInText = false;
  let finger = false;
  let timer = 0;

  document.addEventListener("pointerdown", (event) => {
    beganInText = event.target instanceof Element && event.target.closest("#text") !== null;
    finger = event.pointerType === "touch";
  });

  document.addEventListener("pointerup", (event) => {
    const endsInText = event.target instanceof Element && event.target.closest("#text") !== null;
    if (event.pointerType === "touch" || event.button !== 0 || !(beganInText || endsInText)) {
      return;
    }

    const isExact = event.altKey;
    // The browser settles a selection after the button is up.
    setTimeout(() => {
      const passage = selected(getText(), isExact);
      if (passage !== null) {
        openFor(getText(), passage);
      }
    });
  });

  document.addEventListener("selectionchange", () => {
    if (!finger) {
      return;
    }

    clearTimeout(timer);
    timer = setTimeout(() => {
      const passage = selected(getText(), false);
      if (passage !== null) {
        // Taking the focus would take the handles away. What was typed goes along when the handles are moved.
        openFor(getText(), passage, { said: isOpen() ? typed() : {}, takesFocus: false });
      }
    }, rest);
  });
}
