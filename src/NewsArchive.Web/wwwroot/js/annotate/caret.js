// Selecting by keyboard: a caret of our own that walks by word, line and character, so that nothing depends on the browser's selection, which
// screen readers do not show.

import { segmentAt, snap, wordsOf } from "./snap.js";
import { say } from "./toast.js";

export class Caret {
  constructor(getText, open) {
    this.getText = getText;
    this.open = open;
    this.isOn = false;
    this.element = document.createElement("span");
    this.element.className = "caret";
  }

  toggle() {
    this.isOn = !this.isOn;
    document.querySelector("[data-caret]").setAttribute("aria-pressed", String(this.isOn));
    if (!this.isOn) {
      this.leave();
      return;
    }

    const text = this.getText();
    const selection = getSelection();
    const clicked = selection.rangeCount > 0 && text.root.contains(selection.anchorNode) ? text.blocks.find((block) => block.element.contains(selection.anchorNode)) : undefined;
    this.at = (clicked ?? text.blocks.find((block) => block.element.getBoundingClientRect().bottom > 0) ?? text.blocks[0]).from;
    this.begin();
    this.draw();
    say("Arrows move by word, Shift extends, Enter annotates, Escape leaves.", { quietly: true });
  }

  /** Forgets the passage. */
  begin() {
    this.anchor = null;
    this.isExact = false;
    this.isSpaced = false;
  }

  leave() {
    this.element.remove();
    this.getText().root.removeAttribute("role");
    if ("highlights" in CSS) {
      CSS.highlights.delete("caret");
    }
  }

  /** The passage from where Shift or Space began; null when there is none. */
  get passage() {
    const text = this.getText();
    if (this.anchor === null || this.anchor === this.at) {
      return null;
    }

    return snap(text, { from: Math.min(this.anchor, this.at), to: Math.max(this.anchor, this.at) }, this.isExact);
  }

  /** Handles a key; returns whether it was one of the caret's. */
  onKey(event) {
    const isRightToLeft = getComputedStyle(this.getText().blockAt(this.at).element).direction === "rtl";
    const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
    const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
    const block = this.getText().blockAt(this.at);
    switch (event.key) {
      case forward: return this.move(event, event.ctrlKey ? this.character(1) : this.word(1, event.shiftKey || this.isSpaced));
      case back: return this.move(event, event.ctrlKey ? this.character(-1) : this.word(-1, event.shiftKey || this.isSpaced));
      case "ArrowDown": return this.move(event, this.line(1));
      case "ArrowUp": return this.move(event, this.line(-1));
      case "Home": return this.move(event, block.from);
      case "End": return this.move(event, block.to);
      case " ":
        this.isSpaced = !this.isSpaced;
        this.anchor = this.isSpaced ? this.at : this.anchor;
        this.draw();
        say(this.isSpaced ? "The passage begins here" : "The passage ends here", { quietly: true });
        return true;
      case "a":
      case "Enter":
        this.annotate();
        return true;
      case "Escape":
        this.toggle();
        return true;
      default: return false;
    }
  }

  move(event, to) {
    if (event.shiftKey || this.isSpaced) {
      this.anchor ??= this.at;
      this.isExact ||= event.ctrlKey;
    } else {
      this.begin();
    }

    this.at = to;
    this.draw();
    const passage = this.passage;
    const text = this.getText();
    say(passage === null ? this.wordHere() : text.string.slice(passage.from, passage.to), { quietly: true });
    return true;
  }

  annotate() {
    const text = this.getText();
    const passage = this.passage ?? snap(text, { from: this.at, to: Math.min(this.at + 1, text.string.length) }, false);
    if (passage === null) {
      say("There is no word here.");
      return;
    }

    this.begin();
    this.open(passage);
  }

  /** The next place to stop at. Without a passage that is where words begin; a passage grows and shrinks by whole words. */
  word(step, isExtending) {
    const text = this.getText();
    const words = text.blocks.flatMap((block) => wordsOf(block, text.language));
    const anchor = this.anchor ?? this.at;
    const isBehind = this.at > anchor || (this.at === anchor && step > 0);
    const stops = words.map((word) => isExtending && isBehind ? word.to : word.from);
    if (isExtending) {
      stops.push(anchor);
      stops.sort((left, right) => left - right);
    }

    return (step > 0 ? stops.find((stop) => stop > this.at) : stops.findLast((stop) => stop < this.at)) ?? this.at;
  }

  character(step) {
    const text = this.getText();
    const at = Math.min(Math.max(step > 0 ? this.at : this.at - 1, 0), text.string.length - 1);
    const block = text.blockAt(at);
    if (at >= block.to) {
      return step > 0 ? this.word(1, false) : block.to;
    }

    const segment = segmentAt(block, at - block.from, text.language, "grapheme");
    return block.from + segment.index + (step > 0 ? segment.segment.length : 0);
  }

  line(step) {
    const text = this.getText();
    const box = this.element.getBoundingClientRect();
    const point = { x: box.left + 1, y: step > 0 ? box.bottom + box.height / 2 : box.top - box.height / 2 };
    const hit = document.caretPositionFromPoint?.(point.x, point.y);
    const range = hit ? undefined : document.caretRangeFromPoint?.(point.x, point.y);
    const node = hit?.offsetNode ?? range?.startContainer;
    const block = node ? text.blocks.find((one) => one.element.contains(node)) : undefined;
    if (block === undefined) {
      // Between blocks, or outside of the window.
      const here = text.blocks.indexOf(text.blockAt(this.at));
      return (text.blocks[here + step] ?? text.blocks[here]).from;
    }

    const before = document.createRange();
    before.selectNodeContents(block.element);
    before.setEnd(node, hit?.offset ?? range.startOffset);
    return block.from + before.toString().length;
  }

  wordHere() {
    const text = this.getText();
    const block = text.blockAt(this.at);
    return this.at < block.to ? segmentAt(block, this.at - block.from, text.language, "word").segment : "End of the paragraph";
  }

  /** Shows the caret and the passage; also to be called when the page was drawn anew. */
  draw() {
    if (!this.isOn) {
      return;
    }

    const text = this.getText();
    this.at = Math.min(this.at, text.string.length);
    text.root.setAttribute("role", "document");
    text.root.tabIndex = -1;
    text.root.focus({ preventScroll: true });
    const box = text.toRange(this.at, this.at).getBoundingClientRect();
    document.body.append(this.element);
    this.element.style.left = `${box.left + scrollX}px`;
    this.element.style.top = `${box.top + scrollY}px`;
    this.element.style.height = `${box.height}px`;
    this.element.scrollIntoView({ block: "nearest", behavior: "instant" });
    if ("highlights" in CSS) {
      const passage = this.passage;
      CSS.highlights.set("caret", passage === null ? new Highlight() : new Highlight(text.toRange(passage.from, passage.to)));
    }
  }
}
