// A page may be printed at any time, and paper does not wait for a font: the
// small ones of formulas come when the page has nothing else to do, also those
// of sections that nobody has scrolled to.
(() => {
  const faces = {
    ".mathsf": "1em KaTeX_SansSerif",
    ".mathbf": "bold 1em KaTeX_Main",
    ".mathbb, .amsrm": "1em KaTeX_AMS",
    ".mathcal": "1em KaTeX_Caligraphic",
    ".size1, .small-op": "1em KaTeX_Size1",
    ".size2, .large-op": "1em KaTeX_Size2",
    ".size3": "1em KaTeX_Size3",
    ".size4": "1em KaTeX_Size4",
  };

  function load() {
    for (const [places, face] of Object.entries(faces)) {
      const sample = document.querySelector(`.katex :is(${places})`);
      if (sample) document.fonts.load(face, sample.textContent);
    }
  }

  const idle = window.requestIdleCallback ?? setTimeout;
  addEventListener("load", () => idle(load), { once: true });
})();
