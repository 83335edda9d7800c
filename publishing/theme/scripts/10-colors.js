// Light, dark, or as the device has it. The choice is kept on this device.
(() => {
  const root = document.documentElement;
  for (const choice of document.querySelectorAll("[name=color-mode]")) {
    choice.checked = choice.value === root.dataset.mode;
    choice.addEventListener("change", () => {
      root.setColorMode(choice.value);
      try {
        localStorage.setItem("color-mode", choice.value);
      } catch { /* Storage is blocked: the choice lasts for this page. */ }
    });
  }
})();
