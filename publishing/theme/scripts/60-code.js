// A button that copies a cell's code. It lies over the code's corner, so
// nothing moves when it appears.
(() => {
  if (!navigator.clipboard) return;
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  document.querySelector("main").append(said);

  for (const code of document.querySelectorAll(
    ".cell_input pre, article div[class*=highlight-]:not(.output) > div > pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy this code");
    button.addEventListener("click", async () => {
      let done = "Copied";
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        done = "Not copied";
      }
      button.textContent = said.textContent = done;
      setTimeout(() => {
        button.textContent = "Copy";
        said.textContent = "";
      }, 2000);
    });
    code.parentElement.append(button);
  }
})();
