// Puts a text on the clipboard; where the browser says no, it is marked for the person to copy.
export async function copyText(text, shown, status, button) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = button.dataset.copied;
  } catch {
    getSelection().selectAllChildren(shown);
    shown.focus();
    status.textContent = button.dataset.failed;
  }
}
