// Where the reader is, and folded parts that must not stay folded.
(() => {
  const links = new Map();
  for (const link of document.querySelectorAll("#page-contents a")) {
    const place = document.getElementById(
      decodeURIComponent(link.hash.slice(1)));
    if (place) links.set(place, link);
  }

  const reached = new Set();
  const watcher = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) reached.add(target);
      else reached.delete(target);
    }
    // Of the sections that reach the upper part of the window, the last one
    // is the innermost.
    const current = [...links.keys()].filter((place) => reached.has(place))
      .pop();
    for (const [place, link] of links) {
      if (place === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-12% 0px -70% 0px" });
  for (const place of links.keys()) watcher.observe(place);

  // A link into a folded part opens it.
  function unfold() {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch { /* Not an encoded name: no place has it. */ }
    const place = document.getElementById(name);
    for (let part = place?.closest("details"); part;
      part = part.parentElement.closest("details")) {
      part.open = true;
    }
    if (place?.closest("details")) place.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  if (location.hash.length > 1) unfold();

  // On paper everything is open, except the code that draws figures.
  const closed = new Set();
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll(
      "article details:not([open], .hidden-part)")) {
      part.open = true;
      closed.add(part);
    }
    for (const picture of document.querySelectorAll("img[loading=lazy]")) {
      picture.loading = "eager";
    }
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
    closed.clear();
  });
})();
