// Tables and code wider than the page scroll inside themselves. Those that do
// are stops on the way of the Tab key, so that the arrow keys can scroll them.
(() => {
  const names = { PRE: "Code, scrolls sideways" };
  const boxes = document.querySelectorAll(
    "article pre, .pst-scrollable-table-container");

  function update(box) {
    const wide = box.scrollWidth > box.clientWidth + 1;
    if (wide === box.hasAttribute("tabindex")) return;
    if (wide) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label",
        names[box.tagName] ?? "Table, scrolls sideways");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) {
        box.removeAttribute(name);
      }
    }
  }

  const watcher = new ResizeObserver((changes) => {
    for (const { target } of changes) update(target);
  });
  for (const box of boxes) watcher.observe(box);
})();
