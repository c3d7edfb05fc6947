// Makes the article's page a desk to annotate at. Everything here is also there without scripts, as forms.

import { completeFields } from "./annotate/fields.js";
import { sendFormsInPlace } from "./annotate/forms.js";
import { keepCurrent, listenToMarks } from "./annotate/marks.js";
import { close } from "./annotate/popover.js";
import { onSwap } from "./annotate/render.js";
import { watchSelections } from "./annotate/selection.js";
import { listenForShortcuts } from "./annotate/shortcuts.js";
import { ArticleText } from "./annotate/text.js";

let text = new ArticleText(document.getElementById("text"));
const getText = () => text;

const caret = listenForShortcuts(getText);
watchSelections(getText);
listenToMarks(getText);
sendFormsInPlace();
completeFields();
document.addEventListener("pointerdown", (event) => {
  // A click elsewhere closes; the draft stays.
  if (event.target instanceof Element && event.target.closest(".popover, .toast") === null && event.pointerType !== "touch") {
    close({ givesBack: false });
  }
});
document.addEventListener("keydown", (event) => {
  // Also while the focus is still in the text, as after a touch.
  if (event.key === "Escape") {
    close();
  }
});
onSwap(() => {
  text = new ArticleText(document.getElementById("text"));
  keepCurrent();
  caret.draw();
});
document.getElementById("annotate-bar").hidden = false;
document.documentElement.dataset.desk = "ready";
