// A field that proposes while somebody types: a combobox with a list under it. Nothing is chosen for the person unless they ask.

const pause = 120;
let serial = 0;

export class Completion {
  /** find(words) gives the options, choose(option, field) takes one; an option has text and hint. */
  constructor(field, list, { find, choose, words = (value) => value.trim() }) {
    this.field = field;
    this.list = list;
    this.find = find;
    this.choose = choose;
    this.words = words;
    this.options = [];
    this.active = -1;
    this.asked = 0;
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.propose(), pause);
    });
    field.addEventListener("keydown", (event) => this.onKey(event));
    field.addEventListener("blur", () => this.close());
    // Before the field loses the focus.
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option !== null) {
        this.take(Number(option.dataset.index));
      }
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Asks for options and shows them. */
  async propose() {
    const words = this.words(this.field.value);
    const asked = ++this.asked;
    const options = words.length === 0 ? [] : await this.find(words);
    if (asked === this.asked && document.activeElement === this.field) {
      this.open(options);
    }
  }

  open(options) {
    this.options = options;
    this.active = -1;
    this.list.replaceChildren(...options.map((option, index) => this.draw(option, index)));
    this.list.hidden = options.length === 0;
    this.field.setAttribute("aria-expanded", String(this.isOpen));
    this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    this.asked++;
    clearTimeout(this.timer);
    this.open([]);
  }

  draw(option, index) {
    const item = document.createElement("li");
    item.id = `option-${++serial}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.index = index;
    const text = document.createElement("span");
    text.dir = "auto";
    text.textContent = option.text;
    const hint = document.createElement("span");
    hint.className = "fine";
    hint.textContent = option.hint ?? "";
    item.append(text, " ", hint);
    return item;
  }

  onKey(event) {
    if (event.isComposing || !this.isOpen) {
      return;
    }

    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark((this.active + step + this.options.length + (this.active < 0 && step < 0 ? 1 : 0)) % this.options.length);
    } else if (event.key === "Enter" && this.active >= 0 && !event.ctrlKey && !event.metaKey) {
      this.take(this.active);
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return;
    }

    event.preventDefault();
    event.stopPropagation();
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    this.field.setAttribute("aria-activedescendant", this.list.children[index].id);
    this.list.children[index].scrollIntoView({ block: "nearest" });
  }

  take(index) {
    this.choose(this.options[index], this.field);
    this.close();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
