// What the page that frames a tool does for it: the height it asks for, so that there is one scroll bar and it is the LMS's,
// and data kept for it, so that a tool without cookies can still know its browser (LTI Client Side postMessages 0.1).
const frame = document.getElementById('tool');
const toolOrigin = frame.dataset.origin;

function plain(data) {
  if (typeof data !== 'string') return data;
  try { return JSON.parse(data); } catch (notJson) { return null; }
}

function wantedHeight(message) {
  const height = Number(message && message.subject === 'lti.frameResize' && message.height);
  return height > 0 ? Math.min(Math.max(height, 240), 20000) : null;
}

// Each tool has a store of its own; what it keeps is gone with this page.
const MOST_KEYS = 500;
const LONGEST = 4096;
const stores = new Map();

function failure(code, message) {
  return { error: { code, message } };
}

const answers = {
  'lti.capabilities': (message) => ({
    supported_messages: ['lti.capabilities', 'lti.put_data', 'lti.get_data'].map((subject) => (
      subject === 'lti.capabilities' ? { subject } : { subject, frame: '_parent' })),
  }),
  'lti.put_data': ({ key, value }, store) => {
    if (typeof key !== 'string' || !key) return failure('bad_request', 'key is needed');
    if (value === undefined || value === null) {
      store.delete(key);
      return { key };
    }
    const text = String(value);
    if (key.length + text.length > LONGEST || (!store.has(key) && store.size >= MOST_KEYS)) {
      return failure('storage_exhausted', 'too much to keep');
    }
    store.set(key, text);
    return { key, value: text };
  },
  'lti.get_data': ({ key }, store) => {
    if (typeof key !== 'string' || !key) return failure('bad_request', 'key is needed');
    return store.has(key) ? { key, value: store.get(key) } : { key };
  },
};

// The subject may be written with or without its owner's name before it, and is answered as it was asked.
function answer(message, origin) {
  const does = typeof message.subject === 'string' && answers[message.subject.replace(/^org\.imsglobal\./, '')];
  if (!does || !message.message_id) return null;
  if (!stores.has(origin)) stores.set(origin, new Map());
  return {
    subject: `${message.subject}.response`,
    message_id: message.message_id,
    ...does(message, stores.get(origin)),
  };
}

window.addEventListener('message', (event) => {
  if (event.origin !== toolOrigin || event.source !== frame.contentWindow) return;
  const message = plain(event.data);
  if (!message) return;
  if (message.subject === 'lti.scrollToTop') {
    if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: 'start' });
    return;
  }
  const height = wantedHeight(message);
  if (height) frame.style.height = `${Math.ceil(height)}px`;
  const reply = frame.dataset.storage === 'true' && answer(message, event.origin);
  if (reply) event.source.postMessage(reply, event.origin);
});
