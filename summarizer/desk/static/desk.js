// The desk's keys, and the source beside the entry. Without this file all works by links and forms.
"use strict";

const pane = document.getElementById("pane");
const lines = () => [...document.querySelectorAll("[data-line]")];
const fetched = new Map();
document.documentElement.classList.add("js");
// On a phone the source lies over the lines: it comes when it is asked for.
if (pane && !document.querySelector("[data-passage]")) pane.classList.add("away");

function currentLine() {
  return document.activeElement ? document.activeElement.closest("[data-line]") : null;
}

function step(by) {
  const all = lines();
  if (!all.length) return;
  const at = all.indexOf(currentLine());
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next].focus();
  all[next].scrollIntoView({ block: "center" });
}

// The text of one source, fetched once.
async function source(ident) {
  if (!fetched.has(ident)) {
    const address = `${pane.dataset.address}/${encodeURIComponent(ident)}?version=${pane.dataset.version}`;
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return null;
    fetched.set(ident, await answer.text());
  }
  return fetched.get(ident);
}

function shownSource() {
  const text = pane && pane.querySelector("[data-source]");
  return text ? text.dataset.source : null;
}

async function show(ident) {
  if (!pane) return false;
  pane.classList.remove("away");
  if (shownSource() === ident) return true;
  const text = await source(ident);
  if (text === null) return false;
  // The server escaped every text in it; scripts put in this way do not run, and none is allowed.
  pane.innerHTML = text;
  return true;
}

function light(number) {
  for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
  const marks = document.querySelectorAll(`mark[data-c~="${number}"]`);
  for (const mark of marks) mark.classList.add("lit");
  if (marks.length) marks[0].scrollIntoView({ block: "center" });
}

async function cite(link) {
  for (const other of document.querySelectorAll(".cite[aria-current]")) other.removeAttribute("aria-current");
  const place = new URL(link.href);
  if (!(await show(decodeURIComponent(place.pathname.split("/").pop())))) {
    location.assign(link.href);
    return;
  }
  link.setAttribute("aria-current", "true");
  light(place.hash.slice(2));
}

// The form about a line, taken from its own page and put beside the line.
async function unfold(link) {
  const line = link.closest("[data-line], [data-withheld]");
  let form = line.querySelector("[data-form]");
  if (!form) {
    const answer = await fetch(link.href, { credentials: "same-origin" });
    const page = answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    form = page && page.querySelector("[data-form]");
    if (!form) {
      location.assign(link.href);
      return;
    }
    line.append(document.adoptNode(form));
  }
  if (link.dataset.restore) {
    picking(form);
    await show(form.elements.source.value);
  }
  (form.querySelector("textarea") || form.querySelector("input:not([type=hidden])")).focus();
}

// A passage is selected in the source; the list of sentences is for where no script runs.
function picking(form) {
  for (const other of document.querySelectorAll("[data-passage]")) if (other !== form) other.remove();
  form.querySelector("[data-sentences]")?.remove();
  form.querySelector("[data-select]").hidden = false;
}

document.addEventListener("click", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const link = event.target.closest("a");
  if (link && pane && plain) {
    const act = link.matches(".cite") ? () => cite(link)
      : link.matches("[data-edit], [data-restore]") ? () => unfold(link)
      : link.matches("[data-show]") ? () => show(link.dataset.show).then((done) => done || location.assign(link.href))
      : null;
    if (act) {
      event.preventDefault();
      act();
    }
  }
  if (event.target.closest("[data-close]")) pane.classList.add("away");
  if (event.target.closest("[data-keys]")) document.getElementById("keys").showModal();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) {
    if (event.key === "Escape" && event.target.closest("[data-line], [data-withheld]")) event.target.closest("[data-line], [data-withheld]").focus();
    return;
  }
  const line = currentLine();
  const act = {
    j: () => step(1),
    k: () => step(-1),
    "?": () => document.getElementById("keys").showModal(),
    a: () => line && line.querySelector("[data-accept]")?.click(),
    e: () => line && line.querySelector("[data-edit]")?.click(),
    r: () => {
      const first = document.querySelector("[data-restore]");
      if (!first) return;
      first.scrollIntoView({ block: "center" });
      first.click();
    },
    Enter: () => {
      if (!line || document.activeElement !== line) return false;
      const target = line.querySelector("a.cite, a[data-open]");
      target?.click();
      return Boolean(target);
    },
  }[event.key];
  if (act && act() !== false) event.preventDefault();
});

// Restoring: the passage an editor selects, counted in code points of the source's own text.
function place(node, offset, isEnd) {
  if (node.nodeType !== Node.TEXT_NODE) {
    const child = node.childNodes[Math.min(offset, node.childNodes.length - 1)];
    const within = child && child.nodeType === Node.ELEMENT_NODE ? child.querySelector("[data-at]") || child.closest("[data-at]") : null;
    return within ? Number(within.dataset.at) : null;
  }
  const stretch = node.parentElement.closest("[data-at]");
  if (!stretch) return null;
  if (stretch.dataset.to) return Number(isEnd ? stretch.dataset.to : stretch.dataset.at);
  return Number(stretch.dataset.at) + [...node.data.slice(0, offset)].length;
}

function picked() {
  const selection = getSelection();
  const form = document.querySelector("[data-passage]");
  if (!form || !pane || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return;
  const start = place(range.startContainer, range.startOffset, false);
  const end = place(range.endContainer, range.endOffset, true);
  if (start === null || end === null || end <= start) return;
  form.elements.source.value = shownSource();
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.querySelector(".picked").textContent = selection.toString();
}
document.addEventListener("selectionchange", picked);

for (const form of document.querySelectorAll("[data-passage]")) if (pane) picking(form);

function arrive() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.matches("[data-line]")) {
    target.focus();
    const first = target.querySelector("a.cite");
    if (first) cite(first);
  }
  if (target.matches(".at")) light(target.id.slice(1));
}
window.addEventListener("hashchange", arrive);
arrive();
document.querySelector(".fault[role=alert]")?.scrollIntoView({ block: "center" });
