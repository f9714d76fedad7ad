// What pages do beyond links and forms. Everything works without it; controls that need it carry data-needs-script.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("cairn-scripted");

  /** Speaks politely to those who listen to the page. */
  const say = (words) => {
    const live = document.getElementById("cairn-live");
    if (live) {
      live.textContent = "";
      window.setTimeout(() => { live.textContent = words; }, 50);
    }
  };

  const copy = async (words) => {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(words);
        return true;
      } catch {
        // A frame without the clipboard-write permission: the old way below still works.
      }
    }
    const area = document.createElement("textarea");
    area.value = words;
    area.setAttribute("readonly", "");
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-print]");
    if (!button) {
      return;
    }
    if (button.hasAttribute("data-print")) {
      window.print();
      return;
    }
    const done = await copy(button.dataset.copy);
    const label = button.querySelector("[data-label]");
    if (done && label) {
      const before = label.textContent;
      label.textContent = button.dataset.copied;
      button.classList.add("cairn-copied");
      button.focus();
      say(button.dataset.copied);
      window.setTimeout(() => {
        label.textContent = before;
        button.classList.remove("cairn-copied");
      }, 2500);
    }
  });

  // A second press while the first is under way would be answered by a conflict; the form goes out once.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (!event.target.hasAttribute("data-many")) {
      event.target.dataset.sent = "yes";
      window.setTimeout(() => { delete event.target.dataset.sent; }, 4000);
    }
  });

  // Pictures that the server draws of a form follow what is chosen in it; without this a button shows them.
  document.querySelectorAll("form[data-draws]").forEach((form) => {
    let waiting = 0;
    form.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        const typed = new FormData(form);
        const chosen = form.dataset.draws.split(" ").map((name) => `${name}=${encodeURIComponent(typed.get(name) ?? "")}`);
        form.closest("[data-drawing]").querySelectorAll("img[data-drawn]").forEach((picture) => {
          picture.src = [picture.dataset.drawn, ...chosen].join("&");
        });
        say(form.dataset.said);
      }, 400);
    });
  });

  // Focus the first field that was refused, so that nobody searches for it.
  document.querySelector("[aria-invalid='true']")?.focus();

  // While results are being read the old page stays; when they are there, it is replaced and said.
  const waitFor = (attempt) => {
    const waiting = document.querySelector("[data-waiting]");
    if (!waiting || attempt > 20) {
      return;
    }
    window.setTimeout(async () => {
      try {
        const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.querySelector("main");
        if (answer.ok && fresh && !fresh.querySelector("[data-waiting]")) {
          const done = waiting.dataset.done;
          document.querySelector("main").replaceWith(fresh);
          fresh.classList.add("cairn-changed");
          say(done);
          return;
        }
      } catch {
        // Not reachable just now: the page stays as it is, and is asked again.
      }
      waitFor(attempt + 1);
    }, 1500 + 500 * attempt);
  };
  waitFor(0);

  // The LMS scrolls, not we: without a word the next page would begin where this one was left.
  if (window.parent !== window) {
    window.addEventListener("pagehide", () => window.parent.postMessage({ subject: "lti.scrollToTop" }, "*"));
  }

  // No scroll bar of our own inside the LMS: tell the frame's owner how tall we are (it says nothing but a height).
  if (window.parent !== window && "ResizeObserver" in window) {
    let told = 0;
    new ResizeObserver(() => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (Math.abs(height - told) > 8) {
        told = height;
        window.parent.postMessage({ subject: "lti.frameResize", height }, "*");
      }
    }).observe(document.body);
  }
})();
