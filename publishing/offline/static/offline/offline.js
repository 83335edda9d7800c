// On every page: start the service worker and say hello to it, so that it
// keeps what this page shows. Nothing here is needed to read the page.
(() => {
  const manifest = document.querySelector('link[rel="manifest"]');
  const container = navigator.serviceWorker;
  if (!manifest || !container) return;
  const root = new URL(".", manifest.href);

  function sayHello() {
    const resources = performance.getEntriesByType("resource")
      .map(({ name }) => name).filter((name) => name.startsWith(root.href));
    container.ready.then(({ active }) =>
      active.postMessage({ type: "hello", resources }));
  }

  // Something this page asks for exists only in a newer edition of the book.
  function showOutdated() {
    if (document.querySelector(".offline-notice")) return;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("_static/offline/offline.css", root).href;
    const notice = document.createElement("div");
    notice.className = "offline-notice";
    notice.setAttribute("role", "status");
    const reload = document.createElement("button");
    reload.type = "button";
    reload.textContent = "Reload the page";
    reload.addEventListener("click", () => location.reload());
    document.head.append(style);
    document.body.append(notice);
    notice.append("The book has changed since you opened this page. ", reload);
  }

  container.addEventListener("controllerchange", sayHello);
  container.addEventListener("message", ({ data }) => {
    if (data?.type === "outdated") showOutdated();
  });
  container.startMessages();
  window.addEventListener("online", sayHello);

  async function start() {
    try {
      await container.register(new URL("service-worker.js", root),
        { scope: root.pathname });
    } catch {
      return; // a private window, a file, or an address without https
    }
    sayHello();
  }

  // The page itself comes first.
  if (document.readyState === "complete") start();
  else window.addEventListener("load", () => setTimeout(start, 0));
})();
