// A tool may ask for the height it needs, so that there is one scroll bar and it is the LMS's.
const frame = document.getElementById('tool');

function wantedHeight(data) {
  let message = data;
  if (typeof data === 'string') {
    try { message = JSON.parse(data); } catch (notJson) { return null; }
  }
  const height = Number(message && message.subject === 'lti.frameResize' && message.height);
  return height > 0 ? Math.min(Math.max(height, 240), 20000) : null;
}

window.addEventListener('message', (event) => {
  if (event.origin !== frame.dataset.origin || event.source !== frame.contentWindow) return;
  if (event.data && event.data.subject === 'lti.scrollToTop') {
    if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: 'start' });
    return;
  }
  const height = wantedHeight(event.data);
  if (height) frame.style.height = `${Math.ceil(height)}px`;
});
