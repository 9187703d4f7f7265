// The desk's keys, and the source beside the entry. Without this file all works by links and forms.
"use strict";

const pane = document.getElementById("pane");
const lines = () => [...document.querySelectorAll("[data-line]")];
const fetched = new Map();

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
  if (!(await show(link.dataset.source))) {
    location.assign(link.href);
    return;
  }
  link.setAttribute("aria-current", "true");
  light(link.dataset.n);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.cite[data-n]");
  if (link && pane && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    cite(link);
  }
  if (event.target.closest("[data-keys]")) document.getElementById("keys").showModal();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) {
    if (event.key === "Escape" && event.target.closest("[data-line]")) event.target.closest("[data-line]").focus();
    return;
  }
  const line = currentLine();
  const act = {
    j: () => step(1),
    k: () => step(-1),
    "?": () => document.getElementById("keys").showModal(),
    a: () => line && line.querySelector("[data-accept]")?.click(),
    e: () => {
      const edit = line && line.querySelector("[data-edit]");
      if (!edit) return;
      edit.open = true;
      edit.querySelector("textarea, input:not([type=hidden])")?.focus();
    },
    r: () => {
      const first = document.querySelector("[data-restore]");
      if (!first) return;
      first.open = true;
      first.closest("[data-withheld]").focus();
      first.scrollIntoView({ block: "center" });
    },
    Enter: () => {
      if (!line || document.activeElement !== line) return false;
      const target = line.querySelector("a.cite[data-n], a[data-open]");
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
  const form = document.querySelector("[data-restore][open] form");
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

for (const details of document.querySelectorAll("[data-restore]")) {
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    for (const other of document.querySelectorAll("[data-restore][open]")) if (other !== details) other.open = false;
    show(details.querySelector("select").value);
  });
  details.querySelector("select").addEventListener("change", (event) => show(event.target.value));
}

function arrive() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.matches("[data-line]")) {
    target.focus();
    const first = target.querySelector("a.cite[data-n]");
    if (first) cite(first);
  }
  if (target.matches(".at")) light(target.id.slice(1));
}
window.addEventListener("hashchange", arrive);
arrive();
document.querySelector(".fault[role=alert]")?.scrollIntoView({ block: "center" });
