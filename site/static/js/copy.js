// A button with data-copy="<id>" copies that element's text and says so in the nearest [data-copied].
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.dataset.ready = "";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    const said = button.closest("div:has([data-copied])")?.querySelector("[data-copied]");
    if (said) said.hidden = false;
  });
}
