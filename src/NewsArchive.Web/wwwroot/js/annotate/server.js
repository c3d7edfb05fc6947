// Talks to the archive. What it refuses comes back as a Refusal with words for people; no answer at all is an Unreachable.

/** The archive answered that it cannot be done. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The archive answered with status ${status}.`);
    this.status = status;
    this.current = problem.current ?? null;
  }
}

/** The archive did not answer. */
export class Unreachable extends Error {
  constructor() {
    super("The archive cannot be reached. What you typed is kept; try again when it answers.");
  }
}

const formToken = () => document.querySelector("input[name='__RequestVerificationToken']")?.value ?? "";

async function send(method, url, body) {
  let response;
  try {
    response = await fetch(url, {
      method,
      headers: { "Accept": "application/json", "X-Form-Token": formToken(), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Unreachable();
  }

  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  const answer = isJson ? await response.json() : {};
  if (!response.ok) {
    throw new Refusal(response.status, answer);
  }

  return answer;
}

export const read = (id) => send("GET", `/annotations/${id}`);
export const add = (annotation) => send("POST", "/annotations", annotation);
export const change = (id, annotation) => send("PUT", `/annotations/${id}`, annotation);
export const remove = (id, revision) => send("DELETE", `/annotations/${id}?revision=${revision}`);
export const undo = (step) => send("POST", step === undefined ? "/undo" : `/undo/${step}`);
export const redo = () => send("POST", "/redo");
export const entities = (words) => send("GET", `/entities/complete?q=${encodeURIComponent(words)}`);
export const tags = (words) => send("GET", `/tags/complete?q=${encodeURIComponent(words)}`);
