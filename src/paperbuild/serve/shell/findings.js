// The panel of what is wrong: each finding with its place, and what would be right.

import { named } from "/_/places.js";

const WORDS = { error: ["error", "errors"], warning: ["warning", "warnings"], note: ["note", "notes"] };
const WEIGHTS = Object.keys(WORDS);

/** How many there are, in words: `2 errors, 1 warning`. */
export function counted(counts) {
  const said = WEIGHTS.filter((one) => counts[one]).map((one) => `${counts[one]} ${WORDS[one][counts[one] === 1 ? 0 : 1]}`);
  return said.join(", ") || "No findings";
}

/** Fills `list` with `findings`; `does` is what happens when one is chosen, or its place. */
export function fill(list, findings, does) {
  const open = document.activeElement?.closest?.("[data-key]")?.dataset.key;
  const items = findings
    .toSorted((one, other) => WEIGHTS.indexOf(one.severity) - WEIGHTS.indexOf(other.severity))
    .map((one) => item(one, does));
  list.replaceChildren(...items);
  if (open) [...list.children].find((one) => one.dataset.key === open)?.querySelector("button")?.focus();
}

function item(finding, does) {
  const one = document.createElement("li");
  one.dataset.severity = finding.severity;
  one.dataset.key = `${finding.rule} ${finding.path} ${finding.message}`;
  const head = document.createElement("p");
  head.className = "kind";
  head.append(labelled("severity", finding.severity), " ", labelled("rule", `${finding.rule} ${finding.name}`));
  const go = document.createElement("button");
  go.type = "button";
  go.className = "message";
  go.append(...quoted(finding.message));
  go.addEventListener("click", () => does.show(finding));
  one.append(head, go);
  if (finding.hint) {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.append(...quoted(finding.hint));
    one.append(hint);
  }
  const place = document.createElement("button");
  place.type = "button";
  place.className = "where";
  place.textContent = named(finding);
  place.addEventListener("click", () => does.place(finding));
  one.append(place);
  return one;
}

function labelled(name, text) {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = text;
  return span;
}

/** A message with what stands in backticks set off. */
export function quoted(text) {
  return text.split("`").map((part, at) => {
    if (at % 2 === 0) return document.createTextNode(part);
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}
