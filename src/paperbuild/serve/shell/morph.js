// Makes one document out of another by changing only what differs, so that the reader's place and what is open stay.

/** Makes the children of `before` those of `after`; gives back the elements that are new or have other words. */
export function morph(before, after) {
  const changed = [];
  children(before, after, changed);
  return changed;
}

function children(parent, wanted, changed) {
  const old = [...parent.childNodes];
  const fresh = [...wanted.childNodes];
  let first = 0;
  while (first < old.length && first < fresh.length && same(old[first], fresh[first])) first += 1;
  let last = 0;
  while (last < old.length - first && last < fresh.length - first && same(old.at(-1 - last), fresh.at(-1 - last))) last += 1;
  const behind = old[old.length - last] ?? null;
  const gone = old.slice(first, old.length - last);
  const come = fresh.slice(first, fresh.length - last);
  const partners = pairs(gone, come);
  for (const node of gone) if (!partners.kept.has(node)) node.remove();
  let at = partners.next(null) ?? behind;
  for (const node of come) {
    const partner = partners.of.get(node);
    if (partner === undefined) {
      const copy = parent.ownerDocument.importNode(node, true);
      parent.insertBefore(copy, at);
      note(copy, parent, changed);
    } else {
      if (partner !== at) parent.insertBefore(partner, at);
      else at = partners.next(partner) ?? behind;
      if (!same(partner, node)) update(partner, node, changed);
    }
  }
}

/** Which nodes become which: those with the same identifier, those that are equal, those of one kind in their order. */
function pairs(gone, come) {
  const of = new Map();
  const kept = new Set();
  const take = (node, partner) => {
    of.set(node, partner);
    kept.add(partner);
  };
  const named = new Map(gone.filter((one) => one.id).map((one) => [one.id, one]));
  for (const node of come) {
    const partner = node.id ? named.get(node.id) : undefined;
    if (partner && partner.nodeName === node.nodeName && !kept.has(partner)) take(node, partner);
  }
  const rest = gone.filter((one) => !kept.has(one));
  for (const node of come) {
    if (of.has(node)) continue;
    const equal = rest.findIndex((one) => same(one, node));
    const alike = equal >= 0 ? equal : rest.findIndex((one) => one.nodeName === node.nodeName && (one.id ?? "") === (node.id ?? ""));
    if (alike >= 0) take(node, rest.splice(alike, 1)[0]);
  }
  const order = gone.filter((one) => kept.has(one));
  const next = (node) => order[node === null ? 0 : order.indexOf(node) + 1];
  return { of, kept, next };
}

function same(one, other) {
  return one.isEqualNode(other);
}

function update(node, wanted, changed) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    node.nodeValue = wanted.nodeValue;
    note(node, node.parentNode, changed);
    return;
  }
  for (const { name } of [...node.attributes]) {
    if (!wanted.hasAttribute(name) && !isReaders(node, name)) node.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (node.getAttribute(name) !== value) {
      node.setAttribute(name, value);
      if (!["id", "href", "style"].includes(name)) note(node, node.parentNode, changed);
    }
  }
  children(node, wanted, changed);
}

/** Whether an attribute says what a reader has done: what is open stays open. */
function isReaders(node, name) {
  return name === "open" && node.nodeName.toLowerCase() === "details";
}

function note(node, parent, changed) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : parent;
  const isBlank = node.nodeType === Node.TEXT_NODE && !node.nodeValue.trim();
  if (element && !isBlank && node.nodeType !== Node.COMMENT_NODE && !changed.includes(element)) changed.push(element);
}
