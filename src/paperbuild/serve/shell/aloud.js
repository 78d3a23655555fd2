// A pane that says what a screen reader tells of the page: its structure, the words for pictures, its languages.

const HEADING = /^H([1-6])$/;
const LANDMARKS = { MAIN: "main part", NAV: "navigation", HEADER: "beginning of the page", FOOTER: "end of the page", ASIDE: "beside the text" };
const ROLES = {
  "doc-endnotes": "notes", "doc-noteref": "note", "doc-backlink": "back link", "doc-abstract": "abstract", "doc-toc": "contents",
  "doc-pullquote": "pull quote", "doc-example": "example", "doc-bibliography": "list of works", note: "remark", region: "part",
};

export class AloudPane {
  constructor(shell) {
    this.shell = shell;
    this.digest = "";
    this.element = document.createElement("div");
    this.element.className = "pane aloud";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "region");
    this.element.setAttribute("aria-label", "What a screen reader says");
    this.frame = document.createElement("iframe");
    this.frame.setAttribute("sandbox", "allow-same-origin");
    this.frame.className = "unseen";
    this.frame.tabIndex = -1;
    this.frame.setAttribute("aria-hidden", "true");
    this.list = document.createElement("div");
    this.element.append(this.frame, this.list);
    this.element.addEventListener("click", (event) => {
      const said = event.target.closest("[data-address]");
      if (said) this.shell.clickedAddress(said.dataset.address, event);
    });
  }

  async show(url, digest) {
    if (this.digest === digest) return;
    this.digest = digest;
    await new Promise((done) => {
      this.frame.addEventListener("load", done, { once: true });
      this.frame.src = url;
    });
    const page = this.frame.contentDocument;
    if (!page?.body || this.digest !== digest) return;
    const top = this.element.scrollTop;
    const list = document.createElement("ol");
    list.setAttribute("role", "list");
    const own = page.documentElement.lang;
    for (const one of said(page)) list.append(line(one, own));
    const head = document.createElement("p");
    head.className = "about";
    head.textContent = `The page is called “${page.title}”, in the language ${languageName(own)} (${own}).`;
    this.list.replaceChildren(head, list);
    this.element.scrollTop = top;
    this.shell.painted(this, digest);
  }

  address() {
    const top = this.element.getBoundingClientRect().top + 40;
    return [...this.element.querySelectorAll("[data-address]")].find((one) => one.getBoundingClientRect().bottom > top)?.dataset.address ?? "";
  }

  reveal(address) {
    const found = this.element.querySelector(`[data-address="${CSS.escape(address)}"]`);
    found?.scrollIntoView({ block: "center", behavior: "instant" });
    return Boolean(found);
  }

  markFound() {}
}

function line(one, own) {
  const item = document.createElement("li");
  item.dataset.kind = one.kind;
  if (one.address) item.dataset.address = one.address;
  if (one.level) item.style.setProperty("--level", one.level);
  if (one.role) {
    const role = document.createElement("span");
    role.className = "role";
    role.textContent = one.role;
    item.append(role, " ");
  }
  if (one.text) {
    const text = document.createElement("span");
    text.lang = one.lang;
    text.dir = "auto";
    text.textContent = one.text;
    item.append(text);
  }
  if (one.lang && one.lang !== own) {
    const language = document.createElement("span");
    language.className = "language";
    language.textContent = languageName(one.lang);
    item.append(" ", language);
  }
  if (one.lack) item.dataset.lack = "";
  return item;
}

/** What is said of a page, in order: `{kind, role, text, lang, address, level, lack}`. */
export function* said(page) {
  yield* of(page.body, { lang: page.documentElement.lang, address: "" });
}

function* of(element, around) {
  for (const one of element.children) {
    if (isSilent(one)) continue;
    const now = { lang: one.getAttribute("lang") || around.lang, address: one.id || around.address };
    const heading = HEADING.exec(one.nodeName);
    const role = one.getAttribute("role");
    if (heading) yield { kind: "heading", role: `heading ${heading[1]}`, text: words(one), level: Number(heading[1]), ...now };
    else if (["P", "DT", "DD", "FIGCAPTION", "CAPTION", "SUMMARY", "PRE", "BLOCKQUOTE"].includes(one.nodeName) && !hasBlocks(one)) yield* run(one, now);
    else if (one.nodeName === "IMG" || role === "img") yield picture(one, now);
    else if (one.nodeName === "A") yield link(one, now);
    else if (["OL", "UL"].includes(one.nodeName)) yield* list(one, now);
    else if (one.nodeName === "TABLE") yield* table(one, now);
    else if (one.nodeName === "DETAILS") { yield { kind: "role", role: "can be opened", text: words(one.querySelector("summary") ?? one), ...now }; }
    else if (LANDMARKS[one.nodeName] || (role && ROLES[role]) || labelled(one)) {
      const name = nameOf(one);
      const what = ROLES[role] ?? LANDMARKS[one.nodeName] ?? "part";
      yield { kind: "landmark", role: what, text: name, ...now };
      yield* of(one, now);
    } else if (hasBlocks(one)) yield* of(one, now);
    else if (words(one)) yield* run(one, now);
  }
}

/** A paragraph: its words, and what stands in it that is told by itself. */
function* run(element, now) {
  const kinds = { DT: "term", FIGCAPTION: "caption", CAPTION: "caption", PRE: "code", BLOCKQUOTE: "quotation", SUMMARY: "can be opened" };
  yield { kind: "text", role: kinds[element.nodeName] ?? "", text: words(element), ...now };
  for (const one of element.querySelectorAll("img, [role=img], [lang]")) {
    if (isSilent(one)) continue;
    if (one.nodeName === "IMG" || one.getAttribute("role") === "img") yield picture(one, now);
    else if (one.lang !== now.lang && words(one)) yield { kind: "language", role: "in another language", text: words(one), ...now, lang: one.lang };
  }
}

function picture(one, now) {
  const name = one.getAttribute("alt") ?? one.getAttribute("aria-label") ?? "";
  return name ? { kind: "picture", role: "picture", text: name, ...now } : { kind: "picture", role: "picture, not told of", text: "", lack: true, ...now };
}

function link(one, now) {
  return { kind: "link", role: ROLES[one.getAttribute("role")] ?? "link", text: nameOf(one) || words(one), ...now };
}

function* list(one, now) {
  const items = [...one.children].filter((item) => item.nodeName === "LI");
  yield { kind: "role", role: `${one.nodeName === "OL" ? "numbered list" : "list"} with ${items.length} ${items.length === 1 ? "item" : "items"}`, text: nameOf(one), ...now };
  for (const item of items) {
    const here = { lang: item.getAttribute("lang") || now.lang, address: item.id || now.address };
    if (hasBlocks(item)) yield* of(item, here);
    else yield { kind: "item", role: "", text: words(item), ...here };
  }
}

function* table(one, now) {
  const rows = one.rows.length;
  const columns = Math.max(0, ...[...one.rows].map((row) => row.cells.length));
  yield { kind: "role", role: `table with ${rows} rows and ${columns} columns`, text: one.caption ? words(one.caption) : "", ...now };
  for (const row of one.rows) {
    for (const cell of row.cells) {
      yield { kind: "item", role: cell.nodeName === "TH" ? "header" : "", text: words(cell), ...now };
    }
  }
}

function isSilent(one) {
  if (one.ownerDocument.defaultView?.getComputedStyle(one).display === "none") return true;
  return one.getAttribute("aria-hidden") === "true" || one.hidden || ["STYLE", "SCRIPT", "TEMPLATE"].includes(one.nodeName) || one.classList.contains("to-others");
}

const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, figure, pre, blockquote, section, div, img, nav, details, address";

function hasBlocks(one) {
  return one.querySelector(BLOCKS) !== null;
}

function labelled(one) {
  return one.nodeName === "SECTION" && nameOf(one) !== "";
}

function nameOf(one) {
  const own = one.getAttribute("aria-label");
  if (own) return own;
  const named = (one.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
  return named.map((id) => one.ownerDocument.getElementById(id)).filter(Boolean).map(words).join(" ");
}

/** The words of an element: names in the place of what is called otherwise, nothing of what is silent. */
export function words(element) {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
    else if (node.nodeType === Node.ELEMENT_NODE && !isSilent(node)) {
      const name = node.getAttribute("aria-label") ?? node.getAttribute("alt");
      if (node.classList.contains("to-self")) continue;
      text += name === null ? words(node) : node.getAttribute("role") === "doc-noteref" ? ` (${name}) ` : name;
    }
  }
  return text.replace(/\s+/g, " ").trim() ? text.replace(/\s+/g, " ") : "";
}

function languageName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
