// Inside an LMS that lets no cookie through, the LMS itself can keep what proves that login and launch happen in one browser
// (LTI Client Side postMessages; LTI OIDC Login with LTI Client Side postMessages). The page says what to keep, or what to
// read back. Data is told to, and believed from, the platform's own origin alone.
(() => {
  "use strict";
  const page = document.querySelector("[data-platform-origin]");
  if (!page) {
    return;
  }
  const LIMIT = 1500;
  const { platformOrigin, target } = page.dataset;
  const around = window.parent === window ? window.opener : window.parent;

  const plain = (subject) => String(subject).replace(/^org\.imsglobal\./, "");

  /** Sends a message and waits for its answer; the answer to another question is none. */
  const ask = (frame, origin, message, believed) => new Promise((resolve, reject) => {
    const id = window.crypto.randomUUID();
    const timer = window.setTimeout(() => { done(); reject(new Error("no answer")); }, LIMIT);
    const hear = (event) => {
      const answer = event.data;
      if (believed(event) && answer && answer.message_id === id
          && plain(answer.subject) === `${plain(message.subject)}.response`) {
        done();
        if (answer.error) {
          reject(new Error("refused"));
        } else {
          resolve(answer);
        }
      }
    };
    const done = () => {
      window.clearTimeout(timer);
      window.removeEventListener("message", hear);
    };
    window.addEventListener("message", hear);
    frame.postMessage({ ...message, message_id: id }, origin);
  });

  /** Nothing secret is in this question, and what is answered is only where to ask on: it is believed from whoever we asked. */
  const capabilities = () => Promise.any(["lti.capabilities", "org.imsglobal.lti.capabilities"].map(
    (subject) => ask(around, "*", { subject }, (event) => event.source === around)));

  const storage = async () => {
    if (!around) {
      throw new Error("nobody around");
    }
    const supported = (await capabilities()).supported_messages;
    const find = (name) => (Array.isArray(supported) ? supported : []).find((one) => one && plain(one.subject) === name);
    const put = find("lti.put_data");
    const get = find("lti.get_data");
    if (!put || !get) {
      throw new Error("no storage");
    }
    const name = put.frame || target;
    const frame = name === "_parent" ? around : around.frames[name];
    const say = (message) => ask(frame, platformOrigin, message, (event) => event.origin === platformOrigin);
    return {
      put: async (key, value) => {
        const kept = await say({ subject: put.subject, key, value });
        if (value !== null && kept.value !== value) {
          throw new Error("not kept");
        }
      },
      get: async (key) => (await say({ subject: get.subject, key })).value,
    };
  };

  const show = (part) => page.querySelectorAll("[data-part]").forEach((other) => {
    other.hidden = other.dataset.part !== part;
  });

  /** Before the platform is asked: keep, then go. */
  const keep = async () => {
    const { address, stateKey, state, nonceKey, nonce } = page.dataset;
    const kept = await storage();
    await Promise.all([kept.put(stateKey, state), kept.put(nonceKey, nonce)]);
    window.location.replace(address);
  };

  /** After the platform has answered: read back, prove, forget. */
  const prove = async () => {
    const { stateKey, nonceKey } = page.dataset;
    const kept = await storage();
    const [secret, nonce] = await Promise.all([kept.get(stateKey), kept.get(nonceKey)]);
    const form = new URLSearchParams(new FormData(page.querySelector("form[data-held]")));
    form.set("secret", String(secret));
    form.set("nonce", String(nonce));
    const answer = await fetch("/lti/launch/proof", {
      method: "POST",
      headers: { Accept: "text/html", "Cairn-Proof": "1" },
      body: form,
    });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    page.replaceWith(next);
    [stateKey, nonceKey].forEach((key) => kept.put(key, null).catch(() => {}));
  };

  show("trying");
  (page.hasAttribute("data-address") ? keep() : prove()).catch(() => show("failed"));
})();
