// Tells the LMS that it may close this page (LTI Dynamic Registration 1.0, 3.8). Nothing else is told.
document.querySelector('[data-close]')?.addEventListener('click', () => {
  (window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*')
})
