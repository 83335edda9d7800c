// Figures to move come to life when the reader is near: until then, and if a
// module does not load, the still picture stands in their place.
(() => {
  const stages = document.querySelectorAll(".moving-stage");
  if (!stages.length) return;

  async function wake(stage) {
    watcher.unobserve(stage);
    if (stage.dataset.woken) return;
    stage.dataset.woken = "true";
    const folder = new URL(stage.dataset.modules, document.baseURI).href;
    try {
      const [{ Figure }, { default: build }] = await Promise.all([
        import(folder + "engine/figure.js"),
        import(folder + stage.dataset.module)]);
      stage.figure = new Figure(stage, build);
    } catch (error) {
      console.error(error);
      const note = document.createElement("p");
      note.className = "moving-failure";
      note.textContent = location.protocol === "file:"
        ? "This figure can be moved, but a page that is a file cannot load it: it needs a "
          + "server. In the book's folder, `make serve` starts one."
        : "This figure can be moved, but it did not load. "
          + "The picture shows how it begins. Load the page again to try once more.";
      stage.append(note);
    }
  }

  const watcher = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) wake(target);
    }
  }, { rootMargin: "600px 0px" });
  for (const stage of stages) watcher.observe(stage);

  // A link to a state, #fig-name:1,2,3, leads to its figure.
  function visit() {
    const [name, state] = location.hash.slice(1).split(":");
    if (state === undefined) return;
    for (const stage of stages) {
      if (stage.dataset.figure !== name) continue;
      stage.closest("figure").scrollIntoView();
      wake(stage);
    }
  }
  addEventListener("hashchange", visit);
  visit();
})();
