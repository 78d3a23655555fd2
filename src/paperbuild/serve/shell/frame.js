// A pane that shows a page of the paper in a frame. The frame runs no script; this page changes it from outside.

import { morph } from "/_/morph.js";

const READING = 0.2; // of the height of the frame: what stands there is what is being read
const MARKS = `
:root { overflow-anchor: none }
[data-pb-preview-found] { border-image: linear-gradient(to right, var(--pb-preview, #b3261e) 0.25rem, transparent 0.25rem) 0 fill / 0 / 0 0 0 0.75rem }
[dir="rtl"] [data-pb-preview-found] { border-image: linear-gradient(to left, var(--pb-preview, #b3261e) 0.25rem, transparent 0.25rem) 0 fill / 0 / 0 0.75rem 0 0 }
[data-pb-preview-found="warning"] { --pb-preview: #b26a00 }
[data-pb-preview-found="note"] { --pb-preview: #5b6b7d }
[data-pb-preview-here] { outline: 2px solid #2f6fb7; outline-offset: 0.3rem; border-radius: 2px }
@keyframes pb-preview-new { from { background-color: rgb(255 214 0 / 0.45) } to { background-color: transparent } }
[data-pb-preview-new] { animation: pb-preview-new 1.6s ease-out }
@media (prefers-reduced-motion: reduce) { [data-pb-preview-new] { animation: none } }
@media print { [data-pb-preview-found], [data-pb-preview-here] { border-image: none; outline: none } }
.pb-preview-accept { font: inherit; font-size: 0.9rem; padding: 0.15rem 0.7rem; border: 1px solid currentColor; border-radius: 0.3rem; background: none; color: inherit; cursor: pointer }
`;

const BY_ID = {
  element: (page, address) => page.getElementById(address),
  address: (element) => element.id,
};

export class FramePane {
  /** `shell` has what the page does: `place(element)`, `follow(link)`, `accept(block)`. */
  constructor(shell, title, { type = "text/html", isText = false, finder = BY_ID } = {}) {
    this.shell = shell;
    this.finder = finder;
    this.place = null;
    this.type = type;
    this.isText = isText;
    this.url = "";
    this.digest = "";
    this.wanted = Promise.resolve();
    this.element = document.createElement("div");
    this.element.className = "pane frame";
    this.frame = document.createElement("iframe");
    this.frame.title = title;
    // Without `allow-scripts`: whatever a paper has in it, nothing of it runs.
    this.frame.setAttribute("sandbox", "allow-same-origin");
    this.element.append(this.frame);
  }

  get document() {
    return this.frame.contentDocument;
  }

  /** Shows the page at `url`, whose bytes have that digest; what is shown already is changed where it differs. */
  show(url, digest) {
    if (this.digest === digest && this.url === url) return this.wanted;
    const isOther = this.url !== url;
    this.url = url;
    this.digest = digest;
    this.wanted = this.wanted.then(() => (isOther ? this.load(url) : this.renew(url))).catch((error) => this.shell.failed(error));
    return this.wanted.then(() => this.shell.painted(this, digest));
  }

  load(url) {
    return new Promise((done) => {
      this.frame.addEventListener("load", () => done(this.decorate()), { once: true });
      this.frame.src = url;
    });
  }

  async renew(url) {
    const answer = await fetch(url);
    if (!answer.ok) return;
    const text = await answer.text();
    if (url !== this.url || !this.frame.contentWindow) return;
    // The frame's own parser: what a page may do with styles is then what the frame may.
    const fresh = new this.frame.contentWindow.DOMParser().parseFromString(text, this.type);
    const here = this.document;
    if (fresh.querySelector("parsererror") || !here?.body) return;
    const place = this.here();
    this.undecorate();
    const root = here.documentElement;
    for (const { name } of [...root.attributes]) if (!fresh.documentElement.hasAttribute(name)) root.removeAttribute(name);
    for (const { name, value } of fresh.documentElement.attributes) root.setAttribute(name, value);
    morph(here.head, fresh.head);
    const changed = morph(here.body, fresh.body);
    this.decorate();
    this.stay(place);
    this.flash(changed);
  }

  decorate() {
    const here = this.document;
    if (!here?.documentElement) return;
    const marks = here.createElementNS("http://www.w3.org/1999/xhtml", "style");
    marks.id = "_pb-preview-marks";
    marks.textContent = MARKS;
    here.head?.append(marks);
    if (!this.listens || this.listens !== here) {
      this.listens = here;
      here.addEventListener("click", (event) => this.clicked(event));
      here.addEventListener("keydown", (event) => this.shell.key(event));
      const window = this.frame.contentWindow;
      window.addEventListener("scroll", () => this.moved());
      window.addEventListener("resize", () => this.place && this.stay(this.place));
    }
    this.shell.decorate(this);
  }

  /** Notes what is being read, once the page stands still. */
  moved() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => {
      if (this.frame.contentWindow) this.place = this.here(); // it may have gone from the page meanwhile
    }, 120);
  }

  undecorate() {
    const here = this.document;
    here.getElementById("_pb-preview-marks")?.remove();
    for (const one of here.querySelectorAll(".pb-preview-accept")) one.remove();
    for (const name of ["found", "here", "new"]) {
      for (const one of here.querySelectorAll(`[data-pb-preview-${name}]`)) one.removeAttribute(`data-pb-preview-${name}`);
    }
  }

  clicked(event) {
    const link = event.target.closest?.("a[href], area[href]");
    if (link) {
      const target = link.getAttribute("href");
      if (!target.startsWith("#")) {
        event.preventDefault();
        this.shell.follow(link.href, this);
      } else if (!link.classList.contains("to-self")) {
        return;
      }
    }
    if (event.target.closest?.("button, summary, input, select")) return;
    if (this.document.getSelection()?.toString()) return;
    this.shell.clicked(this, event);
  }

  /** The elements that have an address of the text, in their order. */
  addressed() {
    const inText = this.document?.querySelector("main") ?? this.document?.body;
    return inText ? [...inText.querySelectorAll("[id]")] : [];
  }

  /** What is being read: the elements from there on with their heights above the window, and how far the page is. */
  here() {
    const window = this.frame.contentWindow;
    const line = window.innerHeight * READING;
    const all = this.addressed().map((one) => [one, one.getBoundingClientRect().top]);
    const inText = all.filter(([one]) => !one.closest('[role="doc-endnotes"]'));
    // Where notes stand in the margin, they come last and are beside the text: what is read is that.
    const isText = inText.some(([, top]) => top > 0 && top < window.innerHeight);
    const rows = isText || !all.length ? inText : all;
    const elements = rows.map(([one]) => one);
    const tops = rows.map(([, top]) => top);
    let at = 0;
    tops.forEach((top, number) => {
      if (top <= line && (tops[at] > line || top >= tops[at])) at = number;
    });
    const near = [at, at - 1, at + 1, at - 2, at + 2, at - 3].filter((one) => one in elements);
    return { x: window.scrollX, y: window.scrollY, near: near.map((one) => [elements[one].id, tops[one]]) };
  }

  /** Goes back to what was being read, wherever it stands now. */
  stay(place) {
    const window = this.frame.contentWindow;
    const known = place.y > 0 ? place.near.find(([id]) => this.document.getElementById(id)) : undefined;
    if (!known) {
      window.scrollTo({ left: place.x, top: place.y, behavior: "instant" });
      return;
    }
    const top = this.document.getElementById(known[0]).getBoundingClientRect().top;
    window.scrollBy({ left: 0, top: top - known[1], behavior: "instant" });
  }

  flash(changed) {
    for (const one of changed) {
      const element = one.closest("p, li, dd, dt, h1, h2, h3, h4, h5, h6, td, th, figure, pre, blockquote") ?? one;
      if (this.document.body.contains(element) && element !== this.document.body) element.setAttribute("data-pb-preview-new", "");
    }
  }

  /** The address of what is being read. */
  address() {
    const elements = this.here().near.map(([id]) => this.document.getElementById(id));
    return elements.map((one) => this.finder.address(one)).find(Boolean) ?? "";
  }

  /** Goes to an address; whether it is there. */
  reveal(address, { isMarked = true } = {}) {
    const element = address && this.document?.body ? this.finder.element(this.document, address) : null;
    if (!element) return this.revealElsewhere?.(address) ?? false;
    const window = this.frame.contentWindow;
    const top = element.getBoundingClientRect().top - window.innerHeight * READING;
    window.scrollBy({ left: 0, top, behavior: "instant" });
    this.place = this.here();
    if (isMarked) this.mark(element);
    return true;
  }

  mark(element) {
    for (const one of this.document.querySelectorAll("[data-pb-preview-here]")) one.removeAttribute("data-pb-preview-here");
    element?.setAttribute("data-pb-preview-here", "");
  }

  /** Marks what has findings: a map from addresses to the heaviest severity of each. */
  markFound(severities) {
    for (const one of this.document?.querySelectorAll("[data-pb-preview-found]") ?? []) one.removeAttribute("data-pb-preview-found");
    for (const [address, severity] of severities) {
      this.document?.getElementById(address)?.setAttribute("data-pb-preview-found", severity);
    }
  }
}
