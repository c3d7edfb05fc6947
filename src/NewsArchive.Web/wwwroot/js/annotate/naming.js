// The entity field of the popover: proposes known entities by any of their names, and to create what is not known.

import { Completion } from "./completion.js";
import * as server from "./server.js";

const types = ["person", "organisation", "place", "event", "work", "other"];
const labelOfType = { person: "PERSON", organisation: "ORG", place: "LOC" };

/** The label that goes with a type of entity. */
export const labelFor = (type) => labelOfType[type] ?? "MISC";

const typeFor = (label) => types.find((type) => labelOfType[type] === label?.toUpperCase()) ?? "other";

const isSame = (left, right) => left?.localeCompare(right, undefined, { sensitivity: "accent" }) === 0;

export class EntityField {
  /** label() tells the label chosen at the moment, which suggests a type. */
  constructor(field, list, label) {
    this.field = field;
    this.label = label;
    this.chosen = null;
    field.addEventListener("input", () => {
      this.chosen = null;
    });
    this.completion = new Completion(field, list, {
      find: (words) => this.find(words),
      // Somebody may have typed on since the list was drawn: what is created is what stands in the field.
      choose: ({ entity }) => this.set(entity.id ? entity : { ...entity, name: field.value.trim() }),
    });
  }

  /** What is chosen: {id, name} or {name, type} for a new one; null for none. */
  get state() {
    return this.chosen ?? (this.field.value.trim() === "" ? null : { name: this.field.value.trim() });
  }

  set(entity) {
    this.chosen = entity?.id || entity?.type ? entity : null;
    this.field.value = entity?.name ?? "";
  }

  async find(words) {
    const known = (await server.entities(words).catch(() => [])).map((row) => ({
      text: row.name,
      hint: [row.alias ? `“${row.alias}”` : null, row.type, row.mentions > 0 ? `named ${row.mentions}×` : null].filter((part) => part !== null).join(", "),
      entity: { id: row.id, name: row.name, type: row.type },
      alias: row.alias,
    }));
    const guess = typeFor(this.label());
    const made = [guess, ...types.filter((type) => type !== guess)]
      .filter((type) => !known.some((option) => option.entity.type === type && isSame(option.text, words)))
      .map((type) => ({ text: `Create “${words}”`, hint: `as ${type}`, entity: { name: words, type } }));
    return [...known, ...made];
  }

  /**
   * What to send. Typed but not chosen: the entity of exactly this name, or a new one when nothing is like it; else the words to show, because
   * guessing would link the wrong one.
   */
  async resolve() {
    if (this.field.value.trim() === "") {
      return { fields: {} };
    }

    if (this.chosen === null) {
      const words = this.field.value.trim();
      const known = (await this.find(words)).filter((option) => option.entity.id !== undefined);
      const exact = known.filter((option) => isSame(option.text, words) || isSame(option.alias ?? "", words));
      if (exact.length !== 1 && known.length > 0) {
        this.field.focus();
        this.completion.propose();
        return { problem: `Choose which “${words}” is meant, or create it: arrow keys and Enter.` };
      }

      this.set(exact[0]?.entity ?? { name: words, type: typeFor(this.label()) });
    }

    return { fields: this.chosen.id ? { entityId: this.chosen.id } : { newEntityName: this.chosen.name, newEntityType: this.chosen.type } };
  }
}

/** The tags field: completes the last of the words between commas. */
export function completeTags(field, list) {
  const last = (value) => value.slice(value.lastIndexOf(",") + 1).trim();
  return new Completion(field, list, {
    words: last,
    find: async (words) => (await server.tags(words).catch(() => [])).map((row) => ({ text: row.name })),
    choose: (option) => {
      const before = field.value.slice(0, field.value.lastIndexOf(",") + 1);
      field.value = `${before}${before === "" ? "" : " "}${option.text}, `;
    },
  });
}
