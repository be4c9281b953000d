// Small comforts; every page works without them.
"use strict";

// Leave empty fields out of the address, so that a search can be shared as a short link.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
  });
}

// A page taken back from the browser's memory must have its fields again.
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form :disabled")) field.disabled = false;
});

// On narrow screens the table of contents and the filters start closed.
if (window.matchMedia("(max-width: 60rem)").matches) {
  for (const details of document.querySelectorAll(".trad details, .filter")) details.open = false;
}
