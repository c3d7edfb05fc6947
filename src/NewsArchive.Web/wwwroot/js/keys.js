// Keys that help and are never needed: "/" goes to the search field, "j" and "k" walk the rows of a list, Enter opens one.
// They rest while somebody writes, and while a modifier is held.

const rows = () => [...document.querySelectorAll("[data-row]")];

const isWriting = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

function moveTo(step) {
  const all = rows();
  if (all.length === 0) {
    return;
  }

  const at = all.findIndex((row) => row.hasAttribute("data-current"));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  all.forEach((row) => row.toggleAttribute("data-current", row === next));
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function focusSearch() {
  const field = document.querySelector("[data-search]");
  if (field === null) {
    return false;
  }

  field.focus();
  field.select();
  return true;
}

export function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }

    if (isWriting(event.target)) {
      if (event.key === "Escape" && event.target.matches("[data-search]")) {
        event.target.blur();
      }

      return;
    }

    if (event.key === "/" && focusSearch()) {
      event.preventDefault();
    } else if (event.key === "j" && rows().length > 0) {
      moveTo(1);
      event.preventDefault();
    } else if (event.key === "k" && rows().length > 0) {
      moveTo(-1);
      event.preventDefault();
    }
  });
}
