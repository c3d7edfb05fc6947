// What was typed into the popover and not saved yet, kept for as long as the tab lives, by version and passage or by annotation.

const keyOf = ({ versionId, start, end, id }) => `draft:${versionId}:${start}-${end}:${id ?? "new"}`;

export function keepDraft(target, draft) {
  sessionStorage.setItem(keyOf(target), JSON.stringify(draft));
}

export function findDraft(target) {
  const kept = sessionStorage.getItem(keyOf(target));
  return kept === null ? null : JSON.parse(kept);
}

export function dropDraft(target) {
  sessionStorage.removeItem(keyOf(target));
}
