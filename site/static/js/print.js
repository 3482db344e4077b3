// A button with data-print opens the browser's print window.
for (const button of document.querySelectorAll("[data-print]")) {
  button.dataset.ready = "";
  button.addEventListener("click", () => window.print());
}
