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

// The text beside a page starts at the hit.
for (const hit of document.querySelectorAll(".sidtext .traffad")) {
  const panel = hit.closest(".sidtext");
  if (panel.scrollTop === 0) panel.scrollTop = hit.offsetTop - panel.offsetTop - 24;
}

// On narrow screens the table of contents and the filters start closed.
if (window.matchMedia("(max-width: 60rem)").matches) {
  for (const details of document.querySelectorAll(".trad details, .filter")) details.open = false;
}

// The summary of a language model comes into the page where its link stands; without scripts the link leads to it.
for (const link of document.querySelectorAll("[data-sammanfatta]")) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const place = link.parentElement;
    const waiting = document.createElement("p");
    waiting.setAttribute("role", "status");
    waiting.textContent = link.dataset.sammanfatta;
    place.replaceChildren(waiting);
    try {
      const answer = await fetch(link.href, { headers: { "X-Kommunsok-Del": "1" } });
      const part = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceWith(...part.body.children);
    } catch {
      window.location.assign(link.href);
    }
  });
}

// Correcting opens in the row itself; without scripts the link leads to the page of the clause.
for (const link of document.querySelectorAll("td .ratta")) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const open = link.parentElement.querySelector(".blankett");
    if (open) {
      open.remove();
      return;
    }
    try {
      const answer = await fetch(link.href);
      const whole = new DOMParser().parseFromString(await answer.text(), "text/html");
      const form = whole.querySelector("main form.blankett");
      if (!form || !answer.ok) throw new Error(answer.statusText);
      // Several rows may be open at once: names of fields within the page must differ.
      const row = link.getAttribute("href").replace(/\W/g, "-");
      for (const field of form.querySelectorAll("[id]")) field.id += row;
      for (const label of form.querySelectorAll("[for]")) label.htmlFor += row;
      link.parentElement.append(form);
      form.querySelector("select, input:not([type=hidden])").focus();
    } catch {
      window.location.assign(link.href);
    }
  });
}
