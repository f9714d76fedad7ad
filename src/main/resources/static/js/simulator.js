// The slider and its buttons change the field, and htmx brings the answer to what is in the field. Nothing is written anywhere.
(() => {
  "use strict";
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;
  const form = document.querySelector("[data-simulator]");
  if (!form) {
    return;
  }
  const field = form.querySelector("#threshold");
  const slider = form.querySelector("[data-slider]");
  const tell = (value) => {
    const bounded = Math.min(100, Math.max(1, value));
    field.value = String(bounded);
    slider.value = String(bounded);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    tell(Number(slider.value));
  });
  slider.addEventListener("change", (event) => event.stopPropagation());
  form.querySelectorAll("[data-step]").forEach((button) => {
    button.addEventListener("click", () => tell(Math.round(Number(slider.value)) + Number(button.dataset.step)));
  });
  document.addEventListener("htmx:afterSettle", () => {
    const found = document.getElementById("simulation");
    const live = document.getElementById("cairn-live");
    if (found && live) {
      live.textContent = found.dataset.said;
    }
    const link = document.querySelector("[data-simulation-link]");
    if (link) {
      link.search = new URLSearchParams(new FormData(form)).toString();
    }
  });
})();
