// The page of the live preview: it hears what is new, and shows it in the panes that are open.

import { AloudPane } from "/_/aloud.js";
import { counted, fill, quoted } from "/_/findings.js";
import { FramePane } from "/_/frame.js";
import { addressOf, editors, named, Places } from "/_/places.js";
import { SheetsPane } from "/_/sheets.js";

const VIEWS = { screen: "Screen", pages: "Pages", book: "E-book", beside: "Translation", aloud: "Read aloud" };
const MADE_OF = { screen: "html", pages: "pdf", book: "epub", beside: "beside", aloud: "html" };
const $ = (id) => document.getElementById(id);
const token = document.querySelector('meta[name="paperbuild-token"]').content;
const asked = new URLSearchParams(location.search);

const chosen = {
  locale: asked.get("locale") ?? "",
  view: asked.get("view") in VIEWS ? asked.get("view") : "screen",
  beside: asked.get("beside") in VIEWS ? asked.get("beside") : "",
  phone: false,
  scheme: "",
  editor: "copy",
  pattern: "",
  open: null,
};
const KEPT = ["phone", "scheme", "editor", "pattern", "open"];
let state = null;
let findings = [];
let places = new Places([]);
let placesOf = "";
let run = "";
let shownCount = -1;
let events = null;
let wants = "";
const slots = [];

// What is kept in this browser

try {
  Object.assign(chosen, Object.fromEntries(Object.entries(JSON.parse(localStorage.getItem("paperbuild") ?? "{}")).filter(([name]) => KEPT.includes(name))));
} catch {
  localStorage.removeItem("paperbuild");
}

function keep() {
  localStorage.setItem("paperbuild", JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, chosen[name]]))));
  const said = new URLSearchParams();
  if (state && chosen.locale && chosen.locale !== state.source) said.set("locale", chosen.locale);
  if (chosen.view !== "screen") said.set("view", chosen.view);
  if (chosen.beside) said.set("beside", chosen.beside);
  history.replaceState(null, "", `/${said.size ? `?${said}` : ""}`);
}

// What is new

function listen() {
  const locale = chosen.locale || state?.source;
  const kinds = [chosen.view, chosen.beside, "screen"].filter(Boolean).map((view) => MADE_OF[view]);
  const wanted = locale ? [...new Set(kinds)].map((kind) => `want=${encodeURIComponent(`${locale}/${kind}`)}`).join("&") : "";
  if (events && wanted === wants && events.readyState !== EventSource.CLOSED) return;
  wants = wanted;
  events?.close();
  events = new EventSource(`/_/events?${wanted}`);
  events.onmessage = (event) => hear(JSON.parse(event.data));
  events.onerror = () => {
    document.documentElement.dataset.live = "no";
    say("The preview has ended. Start `paperbuild serve` again, and this page goes on.");
  };
}

function hear(now) {
  if (run && run !== now.run) {
    location.reload(); // the server was started anew
    return;
  }
  run = now.run;
  document.documentElement.dataset.live = "yes";
  const before = state;
  state = now;
  if (!state.locales.some((one) => one.code === chosen.locale)) chosen.locale = chosen.locale && before ? chosen.locale : state.source;
  listen();
  if (!before || JSON.stringify([before.locales, before.title, before.source]) !== JSON.stringify([now.locales, now.title, now.source])) renewBar();
  if (shownCount < 0) shownCount = now.show.count;
  renewPanes();
  if (!before || before.checked !== now.checked) renewFindings();
  if (now.checked >= 0) renewStatus();
  if (now.show.count !== shownCount) {
    shownCount = now.show.count;
    goTo(now.show);
  }
}

function made(view) {
  return state?.made[`${chosen.locale}/${MADE_OF[view]}`];
}

// The panes

function address(view, about) {
  if (view === "beside") return `/_/beside/${chosen.locale}.html`;
  if (view === "book") return `/_/book/${chosen.locale}/${about.digest}/`;
  return `/${chosen.locale}/${state.slug}.${MADE_OF[view]}`;
}

function make(view) {
  if (view === "pages") return new SheetsPane(shell);
  if (view === "aloud") return new AloudPane(shell);
  const pane = new FramePane(shell, `The paper: ${VIEWS[view]}`, { type: view === "book" ? "application/xhtml+xml" : "text/html", isText: view !== "beside", ...(view === "beside" ? { finder: BY_PLACE } : {}) });
  if (view === "book") bind(pane);
  return pane;
}

/** On the page of a translation, parts are known by their places in the sources. */
const BY_PLACE = {
  element: (page, name) => {
    const wanted = places.of(name);
    const parts = wanted ? [...page.querySelectorAll(`.pb-block[data-path="${CSS.escape(wanted.path)}"]`)] : [];
    return parts.findLast((one) => Number(one.dataset.line) <= wanted.line) ?? null;
  },
  address: (element) => {
    const part = element.closest(".pb-block");
    return part ? places.at(part.dataset.path, Number(part.dataset.line)) : "";
  },
};

function renewPanes() {
  const views = [chosen.view, chosen.beside].filter(Boolean);
  document.body.dataset.panes = views.length;
  while (slots.length > views.length) slots.pop().element.remove();
  views.forEach((view, at) => {
    slots[at] ??= newSlot();
    const slot = slots[at];
    const key = `${chosen.locale}/${view}`;
    const about = made(view);
    if (!about) {
      if (slot.key !== key) waiting(slot, view);
      return;
    }
    if (slot.key !== key) replace(slot, key, view);
    update(slot, view, about);
  });
}

function newSlot() {
  const element = document.createElement("section");
  element.className = "slot";
  $("panes").append(element);
  return { element, key: "", pane: null };
}

function waiting(slot, view) {
  slot.element.dataset.waiting = `${VIEWS[view]} …`;
}

let lastRead = "";

/** The address of what is being read, in whichever pane tells it. */
function read() {
  for (const { pane } of slots) {
    const name = pane?.element.dataset.digest ? pane.address() : "";
    if (name && places.of(name)) {
      lastRead = name;
      break;
    }
  }
  return lastRead;
}

/** Puts another pane in a slot: the old one stays until the new one shows something, which is at the same place. */
function replace(slot, key, view) {
  const old = slot.pane;
  const from = read();
  slot.key = key;
  slot.view = view;
  slot.pane = make(view);
  slot.pane.element.dataset.view = view;
  slot.pane.element.dataset.fresh = "";
  slot.element.append(slot.pane.element);
  const pane = slot.pane;
  pane.onPainted = () => {
    pane.onPainted = null;
    for (const one of [...slot.element.children]) if (one !== pane.element) one.remove();
    delete pane.element.dataset.fresh;
    delete slot.element.dataset.waiting;
    const wanted = from || decodeURIComponent(location.hash.slice(1));
    if (wanted && !goal) pane.reveal(wanted, { isMarked: false });
    reach();
  };
}

function update(slot, view, about) {
  const url = address(view, about);
  if (view === "pages") slot.pane.show(url, about);
  else if (view === "book") slot.pane.turn(about);
  else slot.pane.show(url, about.digest);
}

// The e-book: one chapter after the other

function bind(pane) {
  const head = document.createElement("div");
  head.className = "chapters";
  const back = button("Back");
  const on = button("On");
  const list = document.createElement("select");
  list.setAttribute("aria-label", "Part of the book");
  head.append(back, list, on);
  pane.element.prepend(head);
  let at = "";
  let about = null;
  const show = () => {
    const url = `/_/book/${chosen.locale}/${about.digest}/${at}`;
    if (pane.chapter === at) pane.url = url; // the same page, made anew
    pane.chapter = at;
    list.value = at;
    back.disabled = about.chapters[0] === at;
    on.disabled = about.chapters.at(-1) === at;
    return pane.show(url, `${about.digest} ${at}`);
  };
  const go = (to) => {
    at = to;
    return show();
  };
  pane.turn = (now) => {
    about = now;
    if (list.options.length !== now.chapters.length) list.replaceChildren(...now.chapters.map((name) => new Option(name.split("/").at(-1).replace(/\.xhtml$/, ""), name)));
    if (!now.chapters.includes(at)) at = now.chapters[0];
    show();
  };
  pane.goToChapter = (url) => {
    const name = about.chapters.find((one) => url.pathname.endsWith(`/${one}`));
    if (name) go(name);
    return Boolean(name);
  };
  pane.revealElsewhere = async (name) => {
    for (const chapter of about.chapters.filter((one) => one !== at)) {
      const answer = await fetch(`/_/book/${chosen.locale}/${about.digest}/${chapter}`);
      if (answer.ok && (await answer.text()).includes(` id="${name}"`)) {
        go(chapter);
        await pane.wanted;
        pane.reveal(name);
        return;
      }
    }
  };
  list.addEventListener("change", () => go(list.value));
  back.addEventListener("click", () => go(about.chapters[about.chapters.indexOf(at) - 1]));
  on.addEventListener("click", () => go(about.chapters[about.chapters.indexOf(at) + 1]));
}

function button(text) {
  const one = document.createElement("button");
  one.type = "button";
  one.textContent = text;
  return one;
}

// What the panes ask of this page

const shell = {
  get locale() {
    return chosen.locale;
  },

  /** Something new is on the screen: told once it is painted. */
  painted(pane, digest) {
    pane.onPainted?.();
    requestAnimationFrame(() => setTimeout(() => {
      pane.element.dataset.digest = digest;
      document.dispatchEvent(new CustomEvent("paperbuild:shown", { detail: { view: pane.element.dataset.view, digest } }));
    }));
    if (pane.isText) renewPlaces();
  },

  decorate(pane) {
    markFound();
    if (pane.element.dataset.view === "beside") offerAccept(pane);
  },

  failed(error) {
    console.error(error);
    say("Something could not be shown. Load this page again.");
  },

  key(event) {
    if (event.key === "Escape") choosePlace(null);
  },

  /** Goes where a link of the paper leads: to another language or format here, elsewhere in a page of its own. */
  follow(href, pane) {
    const url = new URL(href);
    if (url.origin !== location.origin) {
      if (["http:", "https:", "mailto:"].includes(url.protocol)) window.open(url.href, "_blank", "noopener,noreferrer");
      return;
    }
    if (pane.goToChapter?.(url)) return;
    const found = /^\/([^/]+)\/[^/]+\.(html|pdf|epub)$/.exec(url.pathname);
    if (!found || !state.locales.some((one) => one.code === found[1])) {
      say("`paperbuild build` makes this page; the preview does not show it.");
      return;
    }
    const view = { html: "screen", pdf: "pages", epub: "book" }[found[2]];
    choose({ locale: found[1], view });
    if (url.hash) location.hash = url.hash;
  },

  clicked(pane, event) {
    const block = event.target.closest?.("[data-path]");
    if (block?.dataset.line) {
      this.clickedPlace({ path: block.dataset.path, line: Number(block.dataset.line), column: 1 }, event);
      return;
    }
    let element = event.target.closest?.("[id]");
    while (element && !places.of(sourceAddress(element))) element = element.parentElement?.closest("[id]");
    pane.mark(element);
    this.clickedPlace(element ? places.of(sourceAddress(element)) : null, event);
  },

  clickedAddress(name, event) {
    this.clickedPlace(places.of(name), event);
  },

  clickedPlace(place, event) {
    choosePlace(place);
    if (place && (event.altKey || event.detail === 2)) take(place);
  },
};

/** The address by which the places know an element: a note has another on the page. */
function sourceAddress(element) {
  return element.querySelector(":scope > .note-text .note-number")?.id ?? element.id;
}

async function renewPlaces() {
  const about = state.made[`${chosen.locale}/html`];
  if (!about || placesOf === about.digest) return;
  placesOf = about.digest;
  const answer = await fetch(`/_/places/${chosen.locale}.json`);
  if (!answer.ok) return;
  places = new Places(await answer.json());
  markFound();
  reach();
}

// Findings

async function renewFindings() {
  const answer = await fetch("/_/findings.json");
  if (!answer.ok) return;
  findings = await answer.json();
  const isOurs = (one) => one.path.startsWith(`content/${chosen.locale}/`);
  fill($("found"), [...findings.filter(isOurs), ...findings.filter((one) => !isOurs(one))], {
    show: (one) => {
      choosePlace(one);
      goTo(one);
    },
    place: (one) => {
      choosePlace(one);
      take(one);
    },
  });
  $("nothing").hidden = findings.length > 0;
  markFound();
  document.documentElement.dataset.findings = String(findings.length);
  document.dispatchEvent(new CustomEvent("paperbuild:findings", { detail: findings.length }));
}

function markFound() {
  const order = ["note", "warning", "error"];
  const heaviest = new Map();
  for (const one of findings) {
    const at = places.at(one.path, one.line);
    if (at && order.indexOf(one.severity) > order.indexOf(heaviest.get(at))) heaviest.set(at, one.severity);
  }
  for (const { pane } of slots) if (pane?.isText) pane.markFound(heaviest);
}

// Places

let place = null;

function choosePlace(now) {
  place = now;
  $("place").hidden = !now;
  if (!now) return;
  $("place-name").textContent = named(now);
  const href = addressOf(now, state.folder, chosen.editor, chosen.pattern);
  $("place-open").hidden = !href;
  if (href) $("place-open").href = href;
}

/** Does with a place what a click is to do. */
function take(now) {
  const href = addressOf(now, state.folder, chosen.editor, chosen.pattern);
  if (href) location.href = href;
  else copy(named(now));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied: ${text}`);
  } catch {
    say(`The browser does not let this page copy. The place is ${text}`);
  }
}

const AT = /^(.*?):(\d+)/.exec(asked.get("at") ?? "");
let goal = AT ? { path: AT[1], line: Number(AT[2]) } : null;

/** Goes to what stands at a place of the sources, in every pane: now, or as soon as it is known where that is. */
function goTo(target) {
  goal = target;
  const code = /^content\/([^/]+)\//.exec(target.path)?.[1];
  const isElsewhere = code !== chosen.locale && state.locales.some((one) => one.code === code);
  if (isElsewhere && (!places.at(target.path, target.line) || code !== state.source)) choose({ locale: code });
  reach();
}

function reach() {
  const name = goal && placesOf ? places.at(goal.path, goal.line) : "";
  const open = slots.filter(({ pane }) => pane && !("fresh" in pane.element.dataset));
  if (!name || !open.length) return;
  goal = null;
  for (const { pane } of open) pane.reveal(name);
}

// Translations

function offerAccept(pane) {
  for (const block of pane.document.querySelectorAll('.pb-block[data-state="stale"]')) {
    if (!block.dataset.line) continue;
    const accept = pane.document.createElement("button");
    accept.type = "button";
    accept.className = "pb-preview-accept";
    accept.textContent = "Accept: it is up to date";
    accept.addEventListener("click", () => acceptBlock(block, accept));
    const head = block.querySelector(".pb-head");
    head?.insertBefore(accept, head.querySelector("a"));
  }
}

async function acceptBlock(block, control) {
  control.disabled = true;
  const said = { code: chosen.locale, path: block.dataset.path, line: Number(block.dataset.line) };
  const answer = await post("/_/accept", said);
  if (answer?.ok) say("Recorded: this part is up to date.");
  else {
    control.disabled = false;
    const why = await answer?.json().catch(() => null);
    trouble(why ?? { message: "it could not be recorded", hint: "" });
  }
}

function post(url, said) {
  return fetch(url, { method: "POST", headers: { "X-Paperbuild-Token": token, "Content-Type": "application/json" }, body: JSON.stringify(said) }).catch(() => null);
}

// The bar and the foot

function renewBar() {
  $("title").textContent = state.title || "Preview";
  document.title = `${state.title || "Paper"} – preview`;
  const several = state.locales.length > 1;
  $("locale").hidden = !several;
  $("locale").replaceChildren(...state.locales.map((one) => new Option(one.name, one.code)));
  $("locale").value = chosen.locale;
  renewViews();
}

function renewViews() {
  const isSource = chosen.locale === state.source;
  const views = Object.keys(VIEWS).filter((view) => view !== "beside" || !isSource);
  if (!views.includes(chosen.view)) chosen.view = "screen";
  if (!views.includes(chosen.beside) || chosen.beside === chosen.view) chosen.beside = "";
  $("views").replaceChildren(...views.map((view) => {
    const one = button(VIEWS[view]);
    one.dataset.view = view;
    one.setAttribute("aria-pressed", String(view === chosen.view));
    one.addEventListener("click", () => choose({ view }));
    return one;
  }));
  $("beside").replaceChildren(new Option("Nothing", ""), ...views.filter((view) => view !== chosen.view).map((view) => new Option(VIEWS[view], view)));
  $("beside").value = chosen.beside;
  $("locale").value = chosen.locale;
}

function choose(now) {
  const focused = document.activeElement?.dataset?.view;
  Object.assign(chosen, now);
  placesOf = "locale" in now ? "" : placesOf;
  keep();
  renewViews();
  if (focused) $("views").querySelector(`[data-view="${focused}"]`)?.focus();
  listen();
  renewPanes();
}

let isOpen = null;

function renewStatus() {
  // Open from the beginning where there are errors; later only the button tells: the text shall not move by itself.
  isOpen ??= chosen.open ?? (state.counts.error > 0 && matchMedia("(width >= 60rem)").matches);
  showFindings(isOpen);
  $("count").textContent = counted(state.counts);
  $("open-findings").dataset.severity = ["error", "warning", "note"].find((one) => state.counts[one]) ?? "";
  trouble(state.trouble);
  if (state.busy.length) say("Laying out the pages …");
  else if (state.broken.length) say(`Shown as it was before it broke: ${state.broken.join(", ")}`);
  else if (!state.trouble) say("Up to date");
}

let told = "";

function trouble(what) {
  const box = $("troubles");
  const isNew = Boolean(what) && what.message !== told;
  told = what?.message ?? "";
  if (!what) {
    box.replaceChildren();
    return;
  }
  const message = document.createElement("p");
  message.append(...quoted(what.message));
  box.replaceChildren(message);
  if (what.hint) {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.append(...quoted(what.hint));
    box.append(hint);
  }
  if (isNew) showFindings((isOpen = true));
  say("Something is in the way: see the findings. What is shown is as it was.");
}

function say(text) {
  if ($("status").textContent !== text) $("status").replaceChildren(...quoted(text));
}

function showFindings(open) {
  $("findings").hidden = !open;
  document.body.dataset.findings = open ? "open" : "";
  $("open-findings").setAttribute("aria-expanded", String(open));
}

function renewLooks() {
  document.documentElement.dataset.scheme = chosen.scheme;
  const isDark = chosen.scheme === "dark" || (!chosen.scheme && matchMedia("(prefers-color-scheme: dark)").matches);
  $("dark").setAttribute("aria-pressed", String(isDark));
  $("phone").setAttribute("aria-pressed", String(chosen.phone));
  document.body.dataset.phone = chosen.phone ? "yes" : "";
  $("editor").value = chosen.editor;
  $("pattern").value = chosen.pattern;
  $("pattern-field").hidden = chosen.editor !== "other";
  if (place) choosePlace(place);
}

$("locale").addEventListener("change", () => choose({ locale: $("locale").value }));
$("beside").addEventListener("change", () => choose({ beside: $("beside").value }));
$("phone").addEventListener("click", () => {
  chosen.phone = !chosen.phone;
  keep();
  renewLooks();
});
$("dark").addEventListener("click", () => {
  chosen.scheme = $("dark").getAttribute("aria-pressed") === "true" ? "light" : "dark";
  keep();
  renewLooks();
});
for (const id of ["open-findings", "close-findings"]) {
  $(id).addEventListener("click", () => {
    isOpen = chosen.open = $("findings").hidden;
    keep();
    showFindings(isOpen);
    if (!isOpen) $("open-findings").focus();
  });
}
$("editor").replaceChildren(...editors.map(([name, says]) => new Option(says, name)));
$("settings").addEventListener("submit", (event) => event.preventDefault());
$("settings").addEventListener("input", () => {
  chosen.editor = $("editor").value;
  chosen.pattern = $("pattern").value;
  keep();
  renewLooks();
});
$("place-copy").addEventListener("click", () => place && copy(named(place)));
document.addEventListener("keydown", (event) => shell.key(event));
renewLooks();
listen();
