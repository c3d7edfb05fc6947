// The text of the article as the page shows it, and the ways between what the browser counts (UTF-16 units, nodes) and what the archive
// counts (code points of the version's text). Every block says in data-start where it begins; between blocks stands a blank line.

/** Number of code points in a string. */
export function countCodePoints(text) {
  let count = 0;
  for (const _ of text) {
    count++;
  }

  return count;
}

function unitsOf(text, codePoints) {
  let units = 0;
  for (const character of text) {
    if (codePoints-- <= 0) {
      break;
    }

    units += character.length;
  }

  return units;
}

/** The article's text: a string in UTF-16 units, put together from the blocks. */
export class ArticleText {
  constructor(root) {
    this.root = root;
    this.versionId = Number(root.dataset.version);
    this.language = root.lang || undefined;
    this.blocks = [];
    this.string = "";
    let codePoint = 0;
    for (const element of root.querySelectorAll("[data-start]")) {
      const gap = Number(element.dataset.start) - codePoint;
      this.string += "\n".repeat(gap);
      const text = element.textContent;
      this.blocks.push({ element, text, from: this.string.length, to: this.string.length + text.length, codePoint: codePoint + gap });
      this.string += text;
      codePoint += gap + countCodePoints(text);
    }
  }

  /** Code point offset of an index of the string. */
  toCodePoint(index) {
    const block = this.blockAt(index);
    return block.codePoint + countCodePoints(block.text.slice(0, Math.max(0, index - block.from))) + Math.max(0, index - block.to);
  }

  /** Index in the string of a code point offset. */
  toIndex(codePoint) {
    let block = this.blocks[0];
    for (const next of this.blocks) {
      if (next.codePoint <= codePoint) {
        block = next;
      }
    }

    const inside = unitsOf(block.text, codePoint - block.codePoint);
    return block.from + inside;
  }

  /** The block that an index lies in or behind. */
  blockAt(index) {
    let found = this.blocks[0];
    for (const block of this.blocks) {
      if (block.from <= index) {
        found = block;
      }
    }

    return found;
  }

  /** The part of a DOM range that lies in the text, as indices; null when it holds none. */
  fromRange(range) {
    let from = null;
    let to = null;
    for (const block of this.blocks) {
      if (!range.intersectsNode(block.element)) {
        continue;
      }

      const start = block.element.contains(range.startContainer) ? measure(block.element, range.startContainer, range.startOffset) : 0;
      const end = block.element.contains(range.endContainer) ? measure(block.element, range.endContainer, range.endOffset) : block.text.length;
      if (end > start) {
        from ??= block.from + start;
        to = block.from + end;
      }
    }

    return from === null ? null : { from, to };
  }

  /** The DOM range of two indices. */
  toRange(from, to) {
    const range = document.createRange();
    range.setStart(...this.pointAt(from, false));
    range.setEnd(...this.pointAt(to, true));
    return range;
  }

  pointAt(index, isEnd) {
    const block = this.blockAt(isEnd && index > 0 ? index - 1 : index);
    let rest = Math.min(index - block.from, block.text.length);
    const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node !== null) {
      if (rest < node.length || (isEnd && rest === node.length)) {
        return [node, rest];
      }

      rest -= node.length;
      const next = walker.nextNode();
      if (next === null) {
        return [node, node.length];
      }

      node = next;
    }

    return [block.element, 0];
  }
}

function measure(element, container, offset) {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(container, offset);
  return range.toString().length;
}
