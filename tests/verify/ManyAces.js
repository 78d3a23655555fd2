// Ace over many books with one browser: FOLDER BOOK… writes the report of the book number N to FOLDER/N/report.json.
"use strict";
const { createRequire } = require("node:module");
const path = require("node:path");

const [packages, folder, ...books] = process.argv.slice(2);
const load = createRequire(path.join(packages, "ace", "package.json"));
const ace = load("@daisy/ace-core");
const runner = load("@daisy/ace-axe-runner-puppeteer");

let launched;
const kept = { ...runner, launch: () => (launched ??= runner.launch()), close: () => Promise.resolve() };

async function main() {
  for (const [number, book] of books.entries()) {
    const outdir = path.join(folder, String(number));
    await ace(book, { cwd: folder, outdir, silent: true, initLogger: true }, kept);
  }
  await runner.close();
}

main().then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
