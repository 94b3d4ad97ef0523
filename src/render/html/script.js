// What a browser adds to a page that can be read without it: a field that filters each long table, and heads that sort it.
"use strict";

// A table of fewer rows is seen at a glance.
const LONG = 9;

for (const table of document.querySelectorAll("table")) {
  const rows = [...table.tBodies[0].rows];
  // The last row of a tally is its total: it stays where it is.
  if (table.closest(".tally")) continue;
  if (rows.length >= LONG) addFilter(table, rows);
  if (rows.length > 2) {
    for (const head of table.tHead.rows[0].cells) {
      if (head.dataset.sort) addSort(head, table);
    }
  }
}

// The details of what is printed are open anyway; a link to a row inside of closed ones opens them.
function openAround() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest("details");
  if (details) {
    details.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", openAround);
openAround();

function addFilter(table, rows) {
  const label = document.createElement("label");
  const field = document.createElement("input");
  const found = document.createElement("output");
  field.type = "search";
  label.append("Show rows with ", field);
  const box = document.createElement("div");
  box.className = "filter";
  box.append(label, found);
  const texts = rows.map((row) => row.textContent.toLowerCase());
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) shown += 1;
    });
    found.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
  });
  table.closest(".scroll").before(box);
}

function addSort(head, table) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const rising = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", rising ? "ascending" : "descending");
    sort(table.tBodies[0], head.cellIndex, valueOf(head.dataset.sort), rising ? 1 : -1);
  });
}

// Rows by the value of a cell, those that have none last in either direction.
function sort(body, column, value, direction) {
  const rows = [...body.rows].map((row) => [value(row.cells[column]), row]);
  rows.sort(([one], [other]) => {
    if (one === null || other === null) return (one === null) - (other === null);
    return direction * compare(one, other);
  });
  body.append(...rows.map(([, row]) => row));
}

function compare(one, other) {
  if (Array.isArray(one)) return one[0] - other[0] || one[1] - other[1];
  return typeof one === "string" ? one.localeCompare(other, "en-GB") : one - other;
}

// What a cell counts as, by the kind of its column: a way to read it, or its words in their order.
function valueOf(kind) {
  const text = (cell) => cell.textContent.trim();
  switch (kind) {
    case "count":
      return (cell) => (text(cell) === "" ? null : parseInt(text(cell), 10));
    case "date":
      return (cell) => cell.querySelector("time")?.dateTime ?? null;
    case "number":
      return (cell) => (text(cell) === "" ? null : text(cell).split(".").map(Number));
    case "words":
      return (cell) => text(cell) || null;
    default: {
      const order = kind.split(",");
      return (cell) => {
        const place = order.indexOf(text(cell).split(" ")[0]);
        return place < 0 ? null : place;
      };
    }
  }
}
