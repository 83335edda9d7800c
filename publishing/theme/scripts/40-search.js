// Ctrl+K or ⌘K leads to the search from everywhere.
(() => {
  const words = document.getElementById("search-words");
  if (!words) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (words.offsetParent) words.focus();
    else document.querySelector(".search-link")?.click();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && document.getElementById("search-results")) words.value = asked;
})();
