// Thebe has LaTeX set by a MathJax that it loads from elsewhere. This stands in
// MathJax's place: it takes the few calls that Thebe makes, and sets formulas
// with the book's own KaTeX, which is loaded when the first formula comes.
(() => {
  const here = new URL(".", document.currentScript.src);
  const FORMULA = /\$|\\\(|\\\[|\\begin\{/;
  const DELIMITERS = [
    { left: "$$", right: "$$", display: true },
    { left: "\\[", right: "\\]", display: true },
    ...["equation", "align", "gather", "alignat"].flatMap((name) => [name, `${name}*`])
      .map((name) => ({ left: `\\begin{${name}}`, right: `\\end{${name}}`, display: true })),
    { left: "$", right: "$", display: false },
    { left: "\\(", right: "\\)", display: false },
  ];
  let katex;

  function script(name) {
    return new Promise((loaded, failed) => {
      const element = document.createElement("script");
      element.src = new URL(name, here);
      element.onload = loaded;
      element.onerror = () => failed(new Error(`${name} did not load`));
      document.head.append(element);
    });
  }

  async function loadKatex() {
    const macros = fetch(new URL("katex/macros.json", here))
      .then((answer) => answer.json());
    await script("katex/katex.min.js");
    await script("katex/auto-render.min.js");
    return Object.fromEntries(Object.entries(await macros)
      .map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
  }

  async function typeset(element) {
    if (!element || !FORMULA.test(element.textContent)) return;
    katex ??= loadKatex();
    let macros;
    try {
      macros = await katex;
    } catch (error) {
      katex = undefined; // the LaTeX stays readable, and the next one tries again
      console.info(error);
      return;
    }
    window.renderMathInElement(element, {
      delimiters: DELIMITERS,
      macros,
      output: "htmlAndMathml",
      throwOnError: false,
      ignoredClasses: ["katex"],
    });
    for (const formula of element.querySelectorAll(".katex-display")) scrollable(formula);
  }

  // As the formulas of the book: too wide for the page, they scroll.
  function scrollable(formula) {
    if (formula.parentElement.classList.contains("formula-scroll")) return;
    const display = document.createElement("div");
    const box = document.createElement("div");
    display.className = "formula-display";
    box.className = "formula-scroll";
    formula.replaceWith(display);
    display.append(box);
    box.append(formula);
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Wide formula, scrolls sideways");
    }
  }

  const nothing = () => {};
  window.MathJax = {
    Hub: {
      Config: nothing,
      Configured: nothing,
      Register: { StartupHook: nothing },
      Queue(...jobs) {
        for (const job of jobs) {
          if (Array.isArray(job) && job[0] === "Typeset") typeset(job[2]);
        }
      },
    },
    Ajax: {},
    InputJax: { TeX: { resetEquationNumbers: nothing } },
  };
})();
