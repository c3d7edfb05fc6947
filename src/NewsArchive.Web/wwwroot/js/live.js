// Keeps a page up to date while something goes on. The server says by an event that something changed; the page is then asked for again and
// the parts marked data-live are brought to what it says, so that nothing is rendered in two places. Without events (too many listeners, a
// proxy that swallows them) the page is asked for every few seconds. What has the focus, is selected or scrolled stays as it is.

const pollMilliseconds = 5000;

let source = null;
let poll = null;
let isRenewing = false;
let isStale = false;

const parts = (root) => [...root.querySelectorAll("[data-live]")];
const eventsOf = (root) => root.querySelector("[data-events]")?.dataset.events ?? null;

// What the reader opened or walked to is not the server's.
const isReaders = (name) => name === "open" || name === "data-current";

function matchAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !isReaders(name)) {
      old.removeAttribute(name);
    }
  }

  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !isReaders(name)) {
      old.setAttribute(name, value);
    }
  }
}

/** Brings an element to the state of another, touching only what differs. */
function match(old, fresh) {
  if (old.isEqualNode(fresh)) {
    return;
  }

  if (old.nodeName !== fresh.nodeName || old.nodeType !== Node.ELEMENT_NODE) {
    old.replaceWith(document.importNode(fresh, true));
    return;
  }

  matchAttributes(old, fresh);
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  after.forEach((child, at) => (at < before.length ? match(before[at], child) : old.append(document.importNode(child, true))));
  before.slice(after.length).forEach((child) => child.remove());
}

async function renew() {
  if (isRenewing) {
    isStale = true;
    return;
  }

  isRenewing = true;
  try {
    do {
      isStale = false;
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!response.ok) {
        return;
      }

      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = new Map(parts(page).map((part) => [part.dataset.live, part]));
      parts(document).filter((part) => fresh.has(part.dataset.live)).forEach((part) => match(part, fresh.get(part.dataset.live)));
    } while (isStale);
  } catch (error) {
    // The site is away for a moment; the next event or look finds it again.
    console.info("The page could not be renewed.", error);
  } finally {
    isRenewing = false;
  }
}

function stop() {
  source?.close();
  source = null;
  clearInterval(poll);
  poll = null;
}

function follow() {
  stop();
  const events = eventsOf(document);
  if (events === null) {
    if (document.querySelector("[data-live][data-poll]")) {
      poll = setInterval(renew, pollMilliseconds);
    }

    return;
  }

  source = new EventSource(events);
  source.addEventListener("progress", renew);
  source.addEventListener("end", () => {
    stop();
    renew();
  });
  source.addEventListener("error", () => {
    if (source?.readyState === EventSource.CLOSED && poll === null) {
      poll = setInterval(() => (eventsOf(document) === null ? stop() : renew()), pollMilliseconds);
    }
  });
}

// A page that nobody looks at costs nothing.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    stop();
  } else {
    renew();
    follow();
  }
});

follow();
