// Carries on with a rotation by itself; without script one presses the button.
const form = document.querySelector("[data-carry-on]");
if (form) setTimeout(() => form.requestSubmit(), 300);
