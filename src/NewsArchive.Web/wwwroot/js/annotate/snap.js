// Where a selection should begin and end: without blanks, at the borders of words, never inside what a reader sees as one character.

const apostrophes = "'’";
const segmenters = new Map();

function segmenter(language, granularity) {
  const key = `${granularity} ${language ?? ""}`;
  if (!segmenters.has(key)) {
    segmenters.set(key, make(language, granularity));
  }

  return segmenters.get(key);
}

function make(language, granularity) {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch (error) {
    if (error instanceof RangeError) {
      // A page may name a language that no browser knows.
      return new Intl.Segmenter(undefined, { granularity });
    }

    throw error;
  }
}

/** The segment of a block's text that an index lies in; the index counts from the block's beginning. */
export function segmentAt(block, index, language, granularity) {
  return segmenter(language, granularity).segment(block.text).containing(index);
}

/** Where the words of a block begin and end, as indices of the article's text. */
export function wordsOf(block, language) {
  return [...segmenter(language, "word").segment(block.text)].filter((segment) => segment.isWordLike)
    .map((segment) => ({ from: block.from + segment.index, to: block.from + segment.index + segment.segment.length }));
}

function trim(string, from, to) {
  while (from < to && /\s/u.test(string[from])) {
    from++;
  }

  while (to > from && /\s/u.test(string[to - 1])) {
    to--;
  }

  return { from, to };
}

function startOf(text, index, granularity) {
  const block = text.blockAt(index);
  const at = index - block.from;
  const segment = segmentAt(block, at, text.language, granularity);
  // Somebody who begins right behind an apostrophe means it: d'|Orsay.
  const stays = segment === undefined || (granularity === "word" && (!segment.isWordLike || apostrophes.includes(block.text[at - 1] ?? " ")));
  return stays ? index : block.from + segment.index;
}

function endOf(text, index, granularity) {
  const block = text.blockAt(index - 1);
  const at = index - block.from;
  const segment = segmentAt(block, at - 1, text.language, granularity);
  // Somebody who ends right before an apostrophe means it: Shoigu|'s.
  const stays = segment === undefined || (granularity === "word" && (!segment.isWordLike || apostrophes.includes(block.text[at] ?? " ")));
  return stays ? index : block.from + segment.index + segment.segment.length;
}

/** Snaps indices of the article's text; null when nothing but blanks is selected. */
export function snap(text, { from, to }, isExact) {
  if (isExact) {
    const exact = { from: startOf(text, from, "grapheme"), to: endOf(text, to, "grapheme") };
    return exact.to > exact.from ? exact : null;
  }

  const trimmed = trim(text.string, from, to);
  if (trimmed.to <= trimmed.from) {
    return null;
  }

  const whole = { from: startOf(text, trimmed.from, "grapheme"), to: endOf(text, trimmed.to, "grapheme") };
  return { from: startOf(text, whole.from, "word"), to: endOf(text, whole.to, "word") };
}
