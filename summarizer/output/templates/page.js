(() => {
  "use strict";
  const root = document.documentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let asked = null;
  root.classList.add("js");

  const clear = () => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    asked?.removeAttribute("aria-current");
  };

  // Beside the brief, the sources scroll alone and the brief stays where it is.
  const reveal = (piece, behavior) => {
    const shelf = piece.closest("aside");
    if (!shelf || getComputedStyle(shelf).position !== "sticky") {
      piece.scrollIntoView({ block: "center", behavior });
      return;
    }
    const place = piece.getBoundingClientRect().top - shelf.getBoundingClientRect().top;
    shelf.scrollTo({ top: shelf.scrollTop + place - shelf.clientHeight * 0.4, behavior });
  };

  // Light every piece of one citation, bring it into view, and remember who asked for it.
  const show = (id, smooth) => {
    const anchor = document.getElementById(id);
    if (!anchor) return false;
    clear();
    const pieces = document.querySelectorAll(`[data-c~="${id.slice(1)}"]`);
    for (const piece of pieces) piece.classList.add("lit");
    reveal(pieces[0] ?? anchor, smooth && !calm.matches ? "smooth" : "auto");
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
    link.setAttribute("aria-current", "true");
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
