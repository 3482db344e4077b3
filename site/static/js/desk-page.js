// The desk's conveniences. Every page works without them.
const page = document.querySelector("[data-desk]");

// One press is one step.
page?.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-once]")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent));

// Single keys follow the links that show them, and j and k walk the queue; never while somebody is typing, and not at
// all for who has switched them off (speech input presses keys by accident).
const OFF = "desk-keys-off";
const rows = [...document.querySelectorAll("[data-row]")];
const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
const keysOff = () => localStorage.getItem(OFF) === "yes";
document.addEventListener("keydown", (event) => {
  if (keysOff() || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  const step = { j: 1, k: -1 }[event.key];
  if (step && rows.length) {
    const at = rows.indexOf(document.activeElement.closest("tr")?.querySelector("[data-row]"));
    rows[Math.min(Math.max(at + step, 0), rows.length - 1)].focus();
  } else {
    document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  }
});

// The list of keys, and the switch for them.
const opener = document.querySelector("[data-desk-help]");
const help = document.getElementById("desk-help");
opener?.addEventListener("click", () => {
  help.hidden = !help.hidden;
  opener.setAttribute("aria-expanded", String(!help.hidden));
  (help.hidden ? opener : help).focus();
});
const keysSwitch = document.querySelector("[data-desk-keys]");
const name = () => (keysSwitch.textContent = keysOff() ? keysSwitch.dataset.on : keysSwitch.dataset.off);
keysSwitch?.addEventListener("click", () => {
  localStorage.setItem(OFF, keysOff() ? "no" : "yes");
  name();
});
if (keysSwitch) name();

// What was opened does not stay on the screen of a desk that was left.
const opened = document.querySelector("[data-desk-idle]");
if (opened) {
  const written = () => [...document.querySelectorAll("[data-typed]")].some((field) => field.value);
  const hide = () => {
    if (!written()) return location.reload();
    opened.querySelector("[data-sealed]").hidden = true;
    opened.querySelector("[data-desk-away]").hidden = false;
  };
  // Counted from the page's load, as the server counts, with a few seconds more so that a reload finds the key locked.
  setTimeout(hide, (Number(opened.dataset.deskIdle) * 60 + 5) * 1000);
}
