// A tool that has registered says so (LTI Dynamic Registration 1.0, 3.7); the list then shows it. This stands before the
// frame in the page, since a tool may be done before the page is.
window.addEventListener('message', (event) => {
  const registering = document.getElementById('tool');
  if (event.origin !== registering.dataset.origin || event.source !== registering.contentWindow) return;
  if (event.data && event.data.subject === 'org.imsglobal.lti.close') {
    window.location.assign(document.getElementById('back').href);
  }
});
