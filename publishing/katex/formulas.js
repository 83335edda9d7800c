// A formula that is wider than the page can be scrolled with the keyboard,
// and only such a formula is a stop on the way of the Tab key.
(() => {
  const attributes = {
    tabindex: "0",
    role: "group",
    "aria-label": "Wide formula, scrolls sideways",
  };

  function update(box) {
    const wide = box.scrollWidth > box.clientWidth;
    for (const [name, value] of Object.entries(attributes)) {
      if (wide) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }

  // The inner element grows when a font arrives, the outer one when the
  // window or a dropdown does.
  const observer = new ResizeObserver((entries) => {
    for (const box of new Set(
      entries.map(({ target }) => target.closest(".formula-scroll")))) {
      update(box);
    }
  });
  for (const box of document.querySelectorAll(".formula-scroll")) {
    observer.observe(box);
    for (const part of box.querySelectorAll(".katex-html > .katex-base")) {
      observer.observe(part);
    }
  }
})();
