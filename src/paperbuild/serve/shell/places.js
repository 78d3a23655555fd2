// Where in the sources something stands, and where on the page something of the sources stands.

export class Places {
  /** `rows` are address, path, line, column, last line, counted from 1. */
  constructor(rows) {
    this.byAddress = new Map(rows.map((row) => [row[0], row]));
    this.byPath = new Map();
    for (const row of rows) {
      if (!this.byPath.has(row[1])) this.byPath.set(row[1], []);
      this.byPath.get(row[1]).push(row);
    }
    for (const many of this.byPath.values()) many.sort((one, other) => one[2] - other[2] || other[4] - one[4]);
  }

  /** The place of an address, as `path:line:column` and by its parts; null where it has none. */
  of(address) {
    const row = this.byAddress.get(address);
    return row ? { path: row[1], line: row[2], column: row[3] } : null;
  }

  /** The address of what stands at a line of a text, or before it; empty where the text has none. */
  at(path, line) {
    const rows = this.byPath.get(path) ?? [];
    const before = rows.filter((row) => row[2] <= line);
    const covering = before.filter((row) => line <= row[4]);
    // A citation makes a note by itself: at its line stands the paragraph.
    const found = covering.findLast((row) => !row[0].startsWith("note.")) ?? covering.at(-1) ?? before.at(-1) ?? rows[0];
    return found?.[0] ?? "";
  }
}

/** `path:line:column`, as editors and terminals read it. */
export function named(place) {
  return `${place.path}:${place.line}:${place.column}`;
}

const EDITORS = {
  copy: ["copies it", ""],
  vscode: ["opens it in VS Code", "vscode://file/{path}:{line}:{column}"],
  vscodium: ["opens it in VSCodium", "vscodium://file/{path}:{line}:{column}"],
  cursor: ["opens it in Cursor", "cursor://file/{path}:{line}:{column}"],
  zed: ["opens it in Zed", "zed://file/{path}:{line}:{column}"],
  idea: ["opens it in a JetBrains editor", "idea://open?file={path}&line={line}&column={column}"],
  sublime: ["opens it in Sublime Text", "subl://open?url=file://{path}&line={line}&column={column}"],
  other: ["opens an address of mine", ""],
};
// Such an address would run something here or lead the preview away.
const NEVER = /^\s*(javascript|data|vbscript|blob|about|file|https?|view-source):/i;

export const editors = Object.entries(EDITORS).map(([name, [says]]) => [name, says]);

/** The address that opens a place in the editor of that name; empty where a click copies it. */
export function addressOf(place, folder, editor, pattern) {
  const form = editor === "other" ? pattern : (EDITORS[editor] ?? EDITORS.copy)[1];
  if (!form || NEVER.test(form) || !/^[a-z][a-z0-9+.-]*:/i.test(form)) return "";
  const whole = encodeURI(`${folder}/${place.path}`).replaceAll("#", "%23").replaceAll("?", "%3F");
  const path = form.includes("://file/{path}") ? whole.replace(/^\//, "") : whole;
  return form.replaceAll("{path}", path).replaceAll("{line}", place.line).replaceAll("{column}", place.column);
}
