// On a narrow screen the contents are drawers over the page. While one is open
// the rest of the page is inert; when it closes, the focus goes back.
(() => {
  const root = document.documentElement;
  let opened = null;

  function allBeside(drawer) {
    const beside = [];
    for (let part = drawer; part !== document.body;
      part = part.parentElement) {
      beside.push(...[...part.parentElement.children]
        .filter((sibling) => sibling !== part));
    }
    return beside;
  }

  function open(button, drawer) {
    opened = { button, drawer, beside: allBeside(drawer) };
    drawer.classList.add("open");
    root.classList.add("drawer-open");
    button.setAttribute("aria-expanded", "true");
    for (const part of opened.beside) part.inert = true;
    drawer.querySelector(".drawer-close").focus();
    showCurrent(drawer);
  }

  function close() {
    if (!opened) return;
    const { button, drawer, beside } = opened;
    opened = null;
    for (const part of beside) part.inert = false;
    drawer.classList.remove("open");
    root.classList.remove("drawer-open");
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  // Only the drawer scrolls, never the page.
  function showCurrent(drawer) {
    const current = drawer.querySelector("[aria-current]");
    if (!current || drawer.scrollHeight <= drawer.clientHeight) return;
    drawer.scrollTop += current.getBoundingClientRect().top
      - drawer.getBoundingClientRect().top - drawer.clientHeight / 3;
  }

  for (const button of document.querySelectorAll("[data-drawer]")) {
    const drawer = document.getElementById(button.dataset.drawer);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      open(button, drawer);
    });
    drawer.querySelector(".drawer-close").addEventListener("click", close);
    drawer.addEventListener("click", ({ target }) => {
      if (target.closest("a")) close();
    });
  }
  document.addEventListener("click", ({ target }) => {
    if (opened && !opened.drawer.contains(target)) close();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
  addEventListener("resize", () => {
    // In a wide window the contents stand beside the text.
    if (opened && getComputedStyle(opened.drawer).position !== "fixed") {
      close();
    }
  });
  const contents = document.getElementById("book-contents");
  if (contents) showCurrent(contents);
})();
