// Opens pages in Chromium as different people do, and says where one of them could not use a page.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

// Runs from outside of the page, as a reader's own tool would: the page's policy stays in force.
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What people have in front of them.
const LAPTOP = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 640 };
const READERS = [
  { name: "light", colorScheme: "light", viewport: LAPTOP },
  { name: "dark", colorScheme: "dark", viewport: LAPTOP },
  { name: "phone", colorScheme: "light", viewport: PHONE },
  { name: "phone, dark", colorScheme: "dark", viewport: PHONE },
  { name: "more contrast", colorScheme: "dark", forcedColors: "active", viewport: LAPTOP },
  { name: "print", colorScheme: "light", media: "print", viewport: { width: 680, height: 960 } },
];
// No report of a plan has more.
const MOST_COLUMNS = 12;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const folder = mkdtempSync(join(tmpdir(), "pages-"));
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: .ci/pages/run FILE.html…");
  process.exit(2);
}

// Without script a page only lacks what the script adds: nothing in its colours is new, so that one reader looks for all faults.
const SILENT = new Map([["light", [unused, fits, reflow, violations]]]);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
});
const faults = [];
for (const file of files) {
  const silent = withoutScript(file);
  // All of them at once: each has a window of its own, and most of the time one waits for it.
  const reads = READERS.flatMap((reader) => [
    read(file, reader, `${basename(file)}, ${reader.name}`, [use, fits, reflow, violations]),
    read(silent, reader, `${basename(file)}, ${reader.name}, script off`, SILENT.get(reader.name) ?? [unused, reflow]),
  ]);
  await Promise.all(reads);
  console.log(`pages: ${basename(file)} opened by ${READERS.length * 2} readers`);
}
await browser.close();
rmSync(folder, { recursive: true });
for (const fault of faults.sort()) console.error(`pages: ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);

// The same page, whose policy lets no script run: a browser that runs none at all would not run axe either.
function withoutScript(file) {
  const copy = join(folder, basename(file));
  const page = readFileSync(file, "utf8").replace(/script-src '[^']*'/, "script-src 'none'");
  writeFileSync(copy, page);
  return copy;
}

// Opens a page as a reader has it, and notes what is wrong with it.
async function read(file, { media, name, ...settings }, where, checks) {
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  const url = pathToFileURL(resolve(file)).href;
  const note = (fault) => faults.push(`${where}: ${fault}`);
  page.setDefaultTimeout(30_000);
  page.on("console", (message) => {
    const isOurs = checks.includes(unused) && message.text().includes("script-src 'none'");
    if (["error", "warning"].includes(message.type()) && !isOurs) note(message.text());
  });
  page.on("pageerror", (error) => note(error.message));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) note(`asks for ${request.url()}`);
  });
  await page.emulateMedia({ media });
  await page.goto(url);
  for (const check of checks) (await check(page)).forEach(note);
  await context.close();
}

// What the script adds is not there without it.
async function unused(page) {
  const added = await page.locator("input, button").count();
  return added === 0 ? [] : ["has fields or buttons that do nothing"];
}

// Uses what the script adds: nothing of it may break the page.
async function use(page) {
  const faults = [];
  for (const field of await page.locator("input[type=search]:visible").all()) {
    await field.fill("no such row anywhere");
    const left = await field.evaluate((field) => {
      const table = field.closest(".filter").nextElementSibling.querySelector("table");
      return [...table.tBodies[0].rows].filter((row) => !row.hidden).length;
    });
    if (left !== 0) faults.push(`a filter that nothing matches leaves ${left} rows`);
    await field.fill("");
  }
  for (const head of await page.locator("th button:visible").all()) {
    await head.click();
    const order = await head.locator("..").getAttribute("aria-sort");
    if (order !== "ascending") faults.push("a click on a head does not sort its column");
  }
  return faults;
}

// Whether a laptop shows only a part of a table that people would want to see as a whole.
async function fits(page) {
  if (page.viewportSize().width !== LAPTOP.width) return [];
  return page.evaluate((most) => {
    const tables = [...document.querySelectorAll(".scroll > table")].filter((table) => table.offsetParent);
    const usual = tables.filter((table) => table.tHead.rows[0].cells.length <= most);
    const cut = usual.filter((table) => table.parentElement.scrollWidth > table.parentElement.clientWidth);
    return cut.map((table) => `a table goes on beyond the edge: ${table.caption.textContent.slice(0, 60)}`);
  }, MOST_COLUMNS);
}

// Whether the page itself scrolls sideways; what is wider than it has a region of its own.
async function reflow(page) {
  const [wide, room] = await page.evaluate(() => {
    const root = document.documentElement;
    return [root.scrollWidth, root.clientWidth];
  });
  return wide > room ? [`is ${wide} pixels wide in a window of ${room}`] : [];
}

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values } }),
    TAGS,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} (${node.target.join(" ")}: ${node.html.slice(0, 120)})`),
  );
}
