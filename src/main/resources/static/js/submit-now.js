// Posts the one form of the page at once; without a script its button does the same.
const form = document.querySelector('form[data-submit-now]')
if (form) form.requestSubmit()
