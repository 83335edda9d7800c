// A page may be printed at any time, and paper does not wait for a font: the
// small ones of formulas come when the page has nothing else to do, also those
// of sections that nobody has scrolled to.
(() => {
  const faces = {
    ".mathsf": "1em KaTeX_SansSerif",
    ".mathbf": "bold 1em KaTeX_Main",
    ".mathbb, .amsrm": "1em KaTeX_AMS",
    ".mathcal": "1em KaTeX_Caligraphic",
    ".delimsizing.size1, .delim-size1, .small-op": "1em KaTeX_Size1",
    ".delimsizing.size2, .large-op": "1em KaTeX_Size2",
    ".delimsizing.size3": "1em KaTeX_Size3",
    ".delimsizing.size4, .delim-size4": "1em KaTeX_Size4",
  };

  function load() {
    for (const [places, face] of Object.entries(faces)) {
      const parts = document.querySelectorAll(`.katex :is(${places})`);
      const letters = new Set([...parts].flatMap((part) => [...part.textContent]));
      if (letters.size) document.fonts.load(face, [...letters].join(""));
    }
  }

  const idle = window.requestIdleCallback ?? setTimeout;
  addEventListener("load", () => idle(load), { once: true });
})();
