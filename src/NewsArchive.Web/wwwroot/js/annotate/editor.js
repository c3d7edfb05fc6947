// What is in the popover: label, entity, note and tags of one annotation, saved, deleted, and settled with others. Nothing typed is lost: it is
// kept as a draft until it is saved or discarded.

import { dropDraft, findDraft, keepDraft } from "./drafts.js";
import { EntityField, completeTags } from "./naming.js";
import * as server from "./server.js";

export class Editor {
  /** target: {versionId, start, end, quote} of something new, or with {id, revision} of something that is there. */
  constructor(form, target, said, done) {
    this.form = form;
    this.target = target;
    this.opened = target.revision;
    this.done = done;
    this.other = form.elements.label;
    this.entity = new EntityField(form.elements.entity, form.querySelector("#popover-entity-list"), () => this.label);
    completeTags(form.elements.tags, form.querySelector("#popover-tags-list"));
    const draft = findDraft(target);
    this.original = said;
    if (draft !== null) {
      // What was typed on an older revision must not overwrite a newer one unseen: saving it then asks.
      this.target = { ...target, revision: draft.revision };
    }

    this.show(draft ?? said);
    form.querySelector(".draft").hidden = draft === null;
    form.querySelector("[data-delete]").hidden = target.id === undefined;
    form.addEventListener("input", () => this.keep());
    form.addEventListener("change", () => this.keep());
    form.addEventListener("click", (event) => this.onClick(event.target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
  }

  get label() {
    return this.form.querySelector("[data-label][aria-pressed=true]")?.dataset.label ?? this.other.value.trim();
  }

  get state() {
    const { note, tags } = this.form.elements;
    return { label: this.label, entity: this.entity.state, note: note.value, tags: tags.value, revision: this.target.revision };
  }

  show({ label = "", entity = null, note = "", tags = "" }) {
    const button = [...this.form.querySelectorAll("[data-label]")].find((one) => one.dataset.label === label);
    this.press(button ?? null);
    this.other.value = button === undefined ? label ?? "" : "";
    this.entity.set(entity);
    this.form.elements.note.value = note ?? "";
    this.form.elements.tags.value = tags;
  }

  press(button) {
    for (const one of this.form.querySelectorAll("[data-label]")) {
      one.setAttribute("aria-pressed", String(one === button));
    }
  }

  /** Chooses a label, or takes it back when it is the chosen one. */
  toggle(button) {
    const isChosen = button.getAttribute("aria-pressed") === "true";
    this.press(isChosen ? null : button);
    this.other.value = "";
    this.keep();
  }

  keep() {
    if (this.other.value !== "") {
      this.press(null);
    }

    keepDraft(this.target, this.state);
  }

  onClick(element) {
    const button = element.closest("button");
    if (button === null) {
      return;
    }

    if (button.dataset.label !== undefined) {
      this.toggle(button);
    } else if (button.matches("[data-delete]")) {
      this.remove();
    } else if (button.matches("[data-discard]")) {
      dropDraft(this.target);
      this.target = { ...this.target, revision: this.opened };
      this.show(this.original);
      this.form.querySelector(".draft").hidden = true;
    } else if (button.matches("[data-keep]")) {
      this.keepMine();
    } else if (button.matches("[data-take]")) {
      this.takeTheirs();
    }
  }

  async remove() {
    this.again = () => this.theirs.removedAt === null ? this.remove() : this.takeTheirs();
    await this.attempt(() => server.remove(this.target.id, this.target.revision), "Annotation deleted.");
  }

  async save() {
    this.again = () => this.save();
    const { fields, problem } = await this.entity.resolve();
    if (problem !== undefined) {
      this.complain(problem);
      return;
    }

    const { id, revision, ...passage } = this.target;
    const { note, tags } = this.state;
    const said = { label: this.label || null, note, tags: tags.split(/[,،、]/u).map((tag) => tag.trim()).filter((tag) => tag !== ""), ...fields };
    await this.attempt(
      () => id === undefined ? server.add({ ...passage, ...said }) : server.change(id, { revision, ...said }),
      id === undefined ? "Annotated." : "Annotation changed.",
    );
  }

  async attempt(act, message) {
    if (this.isBusy) {
      return;
    }

    this.isBusy = true;
    this.form.setAttribute("aria-busy", "true");
    this.complain("");
    try {
      const answer = await act();
      dropDraft(this.target);
      await this.done(message, answer);
    } catch (error) {
      if (!(error instanceof server.Refusal || error instanceof server.Unreachable)) {
        throw error;
      }

      this.refused(error);
    } finally {
      this.isBusy = false;
      this.form.removeAttribute("aria-busy");
    }
  }

  refused(error) {
    const theirs = error.status === 409 ? error.current : null;
    this.form.querySelector(".conflict").hidden = theirs === null;
    if (theirs === null) {
      this.complain(error.message);
      return;
    }

    this.theirs = theirs;
    const parts = [theirs.label, theirs.entity, theirs.note, ...theirs.tags].filter((part) => part);
    this.form.querySelector(".conflict p").textContent = theirs.removedAt === null
      ? `${theirs.changedBy} changed it meanwhile: ${parts.join(" · ")}.`
      : `${theirs.changedBy} deleted it meanwhile.`;
    this.form.querySelector("[data-keep]").focus();
  }

  keepMine() {
    this.form.querySelector(".conflict").hidden = true;
    if (this.theirs.removedAt !== null) {
      // What is deleted cannot be changed; with these words it is a new annotation of the same passage.
      const { versionId, start, end, quote } = this.theirs;
      dropDraft(this.target);
      this.target = { versionId, start, end, quote };
    } else {
      this.target = { ...this.target, revision: this.theirs.revision };
    }

    this.again();
  }

  takeTheirs() {
    dropDraft(this.target);
    this.done("Left as it is now.", null);
  }

  complain(words) {
    const problem = this.form.querySelector(".form-problem");
    problem.textContent = words;
    problem.hidden = words === "";
  }
}
