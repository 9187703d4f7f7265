(() => {
  "use strict";
  const root = document.documentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let asked = null;
  root.classList.add("js");

  const clear = () => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  };

  // Light every piece of one citation, bring it into view, and remember who asked for it.
  const show = (id, smooth) => {
    const anchor = document.getElementById(id);
    if (!anchor) return false;
    clear();
    const pieces = document.querySelectorAll(`[data-c~="${id.slice(1)}"]`);
    for (const piece of pieces) piece.classList.add("lit");
    const first = pieces[0] ?? anchor;
    first.scrollIntoView({ block: "center", behavior: smooth && !calm.matches ? "smooth" : "auto" });
    anchor.focus({ preventScroll: true });
    return true;
  };

  const wanted = () => /^#c[1-9][0-9]*$/.test(location.hash) && location.hash.slice(1);

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest("a.cite");
    if (!link || !show(link.hash.slice(1), true)) return;
    event.preventDefault();
    history.pushState(null, "", link.hash);
    asked = link;
    link.closest(".entry, .side")?.classList.add("lit");
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !asked) return;
    clear();
    asked.focus();
    asked = null;
  });

  addEventListener("popstate", () => {
    const id = wanted();
    if (id) show(id, false);
    else clear();
  });

  const id = wanted();
  if (id) show(id, false);
})();
