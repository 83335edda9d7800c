(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let mode = "auto";
  try {
    mode = localStorage.getItem("color-mode") || mode;
  } catch { /* Storage is blocked: the system's choice counts. */ }
  const show = () => {
    root.dataset.mode = mode;
    root.dataset.theme =
      mode === "auto" ? (system.matches ? "dark" : "light") : mode;
  };
  root.classList.add("js");
  root.setColorMode = (chosen) => {
    mode = chosen;
    show();
  };
  system.addEventListener("change", show);
  show();
})();
