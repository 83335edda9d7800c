// How many questions of a chapter the reader has answered right, beside its
// name in the contents. Only the reader's own device knows; see quizzes.js.
(() => {
  const links = document.querySelectorAll("#book-contents a[data-quizzes]");

  function show(kept) {
    for (const link of links) {
      const { quizzes, page } = link.dataset;
      const right = Object.values(kept?.[page] ?? {})
        .filter(([, state]) => state === "right").length;
      link.querySelector(".progress")?.remove();
      if (!right) continue;
      const progress = document.createElement("span");
      const meaning = document.createElement("span");
      progress.className = "progress";
      progress.textContent = ` ${Math.min(right, quizzes)} of ${quizzes}`;
      meaning.className = "unseen";
      meaning.textContent = " questions answered right";
      progress.append(meaning);
      link.append(progress);
    }
  }

  function showKept() {
    try {
      show(JSON.parse(localStorage.getItem("quiz-answers-1")));
    } catch { /* Storage is blocked, or holds something else. */ }
  }

  document.addEventListener("quizanswers", ({ detail }) => show(detail));
  addEventListener("storage", showKept);
  addEventListener("pageshow", showKept);
})();
