// The form of this page posts itself; without scripts there is a button.
document.forms[0].submit();
