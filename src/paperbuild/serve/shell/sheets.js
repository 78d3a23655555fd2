// A pane that shows the printed pages, each as a picture: the place stays, and only what is seen is drawn.

const POINTS = 96 / 72;

export class SheetsPane {
  constructor(shell) {
    this.shell = shell;
    this.digest = "";
    this.places = [];
    this.element = document.createElement("div");
    this.element.className = "pane sheets";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "region");
    this.element.setAttribute("aria-label", "Printed pages");
    this.seen = new IntersectionObserver((entries) => this.onSeen(entries), { root: this.element, rootMargin: "60% 0px" });
    this.element.addEventListener("click", (event) => this.clicked(event));
    this.element.addEventListener("scroll", () => this.moved());
    this.sized = new ResizeObserver(() => this.stay());
    this.sized.observe(this.element);
    const own = document.createElement("a");
    own.className = "own";
    own.target = "_blank";
    own.textContent = "Open the PDF by itself";
    this.element.append(own);
  }

  /** Notes where the reader is: at which part of which page. */
  moved() {
    const top = this.element.getBoundingClientRect().top;
    const number = this.sheets.findIndex((one) => one.getBoundingClientRect().bottom > top);
    const box = this.sheets[number]?.getBoundingClientRect();
    this.read = box && { number, part: (top - box.top) / box.height, width: this.element.clientWidth };
  }

  /** Goes back there where the pages have another size. */
  stay() {
    const sheet = this.read && this.read.width !== this.element.clientWidth ? this.sheets[this.read.number] : null;
    if (!sheet) return;
    const box = sheet.getBoundingClientRect();
    this.element.scrollTop += box.top + this.read.part * box.height - this.element.getBoundingClientRect().top;
    for (const one of this.sheets) delete one.dataset.digest;
    for (const one of this.sheets.filter((each) => isNear(each, this.element))) this.draw(one);
  }

  get sheets() {
    return [...this.element.querySelectorAll(".sheet")];
  }

  async show(url, about) {
    if (this.digest === about.digest) return;
    this.digest = about.digest;
    this.element.querySelector(".own").href = url;
    const answer = fetch(`/_/sheets/${this.shell.locale}.json`);
    if (!this.places.length) this.places = await rows(answer); // the first time, there is a place to go to
    about.pages.forEach(([width, height], number) => this.size(number, width * POINTS, height * POINTS));
    for (const gone of this.sheets.slice(about.pages.length)) gone.remove();
    const visible = this.sheets.filter((one) => isNear(one, this.element));
    for (const one of this.sheets) if (!visible.includes(one)) delete one.dataset.digest;
    await Promise.all(visible.map((one) => this.draw(one)));
    this.shell.painted(this, about.digest);
    this.places = (await rows(answer)) ?? this.places;
  }

  size(number, width, height) {
    let sheet = this.sheets[number];
    if (!sheet) {
      sheet = document.createElement("figure");
      sheet.className = "sheet";
      const picture = document.createElement("img");
      picture.alt = `Page ${number + 1}`;
      const caption = document.createElement("figcaption");
      caption.textContent = `${number + 1}`;
      sheet.append(picture, caption);
      this.element.append(sheet);
      this.seen.observe(sheet);
    }
    sheet.style.setProperty("--width", `${width}px`);
    sheet.style.setProperty("--ratio", `${width} / ${height}`);
  }

  onSeen(entries) {
    for (const entry of entries) if (entry.isIntersecting) this.draw(entry.target);
  }

  /** Draws a page, if it is not the newest: the old one stays until the new one is ready. */
  async draw(sheet) {
    const digest = this.digest;
    if (sheet.dataset.digest === digest) return;
    sheet.dataset.digest = digest;
    const picture = sheet.querySelector("img");
    const width = Math.min(4000, Math.max(200, Math.round(picture.clientWidth * Math.min(devicePixelRatio, 2)) || 800));
    const fresh = new Image();
    fresh.src = `/_/sheet/${this.shell.locale}/${digest}/${this.sheets.indexOf(sheet) + 1}-${width}.png`;
    try {
      await fresh.decode();
      if (sheet.dataset.digest === digest) picture.src = fresh.src;
    } catch {
      delete sheet.dataset.digest;
    }
  }

  /** What stands on a page at a height, from 0 to 1: the last that something may lead to above it. */
  addressAt(number, height) {
    const ratio = this.sheets[number].getBoundingClientRect().height;
    const scale = parseFloat(getComputedStyle(this.sheets[number]).getPropertyValue("--width")) / POINTS;
    const points = (height * ratio * scale) / this.sheets[number].getBoundingClientRect().width;
    return this.places.filter(([name, page, top]) => isText(name) && (page < number || (page === number && top <= points + 2))).at(-1)?.[0] ?? "";
  }

  clicked(event) {
    const sheet = event.target.closest(".sheet");
    if (!sheet) return;
    const box = sheet.getBoundingClientRect();
    this.shell.clickedAddress(this.addressAt(this.sheets.indexOf(sheet), (event.clientY - box.top) / box.height), event);
  }

  address() {
    const middle = this.element.getBoundingClientRect().top + this.element.clientHeight * 0.3;
    const number = this.sheets.findIndex((one) => one.getBoundingClientRect().bottom > middle);
    if (number < 0) return "";
    const box = this.sheets[number].getBoundingClientRect();
    return this.addressAt(number, (middle - box.top) / box.height);
  }

  reveal(address) {
    const place = this.places.find(([name]) => name === address);
    const sheet = place && this.sheets[place[1]];
    if (!sheet) return false;
    const box = sheet.getBoundingClientRect();
    const scale = box.width / (parseFloat(getComputedStyle(sheet).getPropertyValue("--width")) / POINTS);
    const top = box.top - this.element.getBoundingClientRect().top + place[2] * scale;
    this.element.scrollBy({ top: top - this.element.clientHeight * 0.3, behavior: "instant" });
    return true;
  }

  markFound() {}
}

const read = new WeakMap();

/** What a list of places has, read once. */
async function rows(answer) {
  if (!read.has(answer)) read.set(answer, answer.then((one) => (one.ok ? one.json() : [])));
  return read.get(answer);
}

function isText(name) {
  return !/^(_|call-|note-|contents)/.test(name);
}

function isNear(sheet, root) {
  const box = sheet.getBoundingClientRect();
  const around = root.getBoundingClientRect();
  return box.bottom > around.top - around.height * 0.6 && box.top < around.bottom + around.height * 0.6;
}
