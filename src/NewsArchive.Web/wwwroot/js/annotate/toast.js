// Short messages: seen at the foot of the window, heard through one polite live region.

const shownFor = 12_000;
let region = null;
let box = null;
let timer = 0;

function build() {
  region = document.createElement("p");
  region.className = "unseen";
  region.id = "announcements";
  region.setAttribute("role", "status");
  box = document.createElement("div");
  box.className = "flash toast";
  document.body.append(region, box);
}

/** Says something; quietly means heard but not seen. An action becomes a button. */
export function say(message, { quietly = false, action = null } = {}) {
  if (region === null) {
    build();
  }

  region.textContent = message;
  if (quietly) {
    return;
  }

  document.getElementById("flash")?.replaceChildren();
  const words = document.createElement("p");
  words.textContent = message;
  box.replaceChildren(words);
  if (action !== null) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.text;
    button.addEventListener("click", () => {
      box.replaceChildren();
      action.run();
    });
    box.append(button);
  }

  clearTimeout(timer);
  timer = setTimeout(() => box.replaceChildren(), shownFor);
}
