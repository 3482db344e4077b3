// Leave quickly: the page gives up its place in the history, so that "back" does not return here.
// Escape pressed three times within two seconds does the same. Without script the link is a plain link.
const link = document.querySelector("[data-quick-exit]");
const WINDOW = 2000;
let presses = [];

function leave() {
  document.documentElement.hidden = true;
  window.location.replace(link.href);
}

if (link) {
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
