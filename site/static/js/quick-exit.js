// Leave quickly: the page gives up its place in the history, so that "back" does not return here.
// Escape pressed three times within two seconds does the same. Without script the link is a plain link.
// Earlier pages of ours stay in the tab's history, and no script can take them out: so a note that lives as long as
// the tab makes each of them lead away too when "back", "forward" or a reload brings it up again.
const link = document.querySelector("[data-quick-exit]");
const WINDOW = 2000, NOTE = "away";
let presses = [];

function note(kept) {
  try {
    if (kept === undefined) return sessionStorage.getItem(NOTE);
    if (kept) sessionStorage.setItem(NOTE, "1");
    else sessionStorage.removeItem(NOTE);
  } catch {
    // A browser that keeps nothing forgets this too.
  }
  return null;
}

// A page of a report has an address that opens what was typed for an hour: whoever leaves quickly takes that with them.
function forgetReport() {
  const place = document.querySelector("input[data-forget]");
  if (place?.value) navigator.sendBeacon(place.dataset.forget, new URLSearchParams({p: place.value}));
}

function leave() {
  document.documentElement.hidden = true;
  note(true);
  forgetReport();
  window.location.replace(link.href);
}

function comesBack() {
  return ["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);
}

if (link) {
  if (note() && comesBack()) leave();
  else if (note()) note(false);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && note()) leave();
  });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses, event.timeStamp].filter((time) => event.timeStamp - time < WINDOW);
    if (presses.length >= 3) leave();
  });
}
