// Leaves the frame: the page around it shows what has changed.
const onward = document.getElementById('onward');
if (window.top !== window && onward.dataset.now === 'true') {
  window.top.location.assign(onward.href);
}
