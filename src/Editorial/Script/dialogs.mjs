// A question in a dialog: fields, buttons, what was wrong. The page behind waits, and the focus goes back to where it was.
import { make, newId, say } from './dom.mjs';

/** A field with its label and a place for what is wrong with it. */
export function field(label, input, hint) {
  const [id, error, note] = [newId(), newId(), newId()];
  input.id = id;
  const message = make('p', { class: 'ds-validation-message', id: error, hidden: true });
  const describedBy = wrong => [hint && note, wrong && error].filter(Boolean).join(' ');
  const show = text => {
    message.hidden = !text;
    message.textContent = text ?? '';
    if (text) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    if (describedBy(text)) input.setAttribute('aria-describedby', describedBy(text));
    else input.removeAttribute('aria-describedby');
    if (text) input.focus();
  };
  const element = make('div', { class: 'ds-field' }, make('label', { class: 'ds-label', for: id }, label),
    hint ? make('p', { id: note, class: 'kp-small kp-muted' }, hint) : null, input, message);
  show('');
  return { element, input, show };
}

export const textInput = (value = '', attributes = {}) => {
  const input = make('input', { class: 'ds-input', type: 'text', autocomplete: 'off', ...attributes });
  input.value = value;
  return input;
};

export const button = (text, variant, attributes = {}) =>
  make('button', { class: 'ds-button', type: 'button', 'data-variant': variant, ...attributes }, text);

/**
 * Opens a dialog. `fill(close)` gives { content, buttons, submit } where submit answers true when all is well.
 * The promise gives what close was called with, or null when the dialog was left.
 */
export function ask(title, fill) {
  const back = document.activeElement;
  const heading = newId();
  return new Promise(resolve => {
    let answer = null;
    const close = value => {
      answer = value;
      dialog.close();
    };
    const { content, buttons = [], submit } = fill(close);
    const form = make('form', {
      class: 'kp-desk-dialog', novalidate: true,
      onsubmit: event => {
        event.preventDefault();
        submit?.();
      },
    }, ...content, make('div', { class: 'kp-actions' }, ...buttons, button(say('JsCancel'), 'secondary', { onclick: () => dialog.close() })));
    const dialog = make('dialog', { class: 'ds-dialog', 'aria-labelledby': heading },
      button('', 'tertiary', { 'data-command': 'close', 'data-icon': true, 'aria-label': say('JsClose'), onclick: () => dialog.close() }),
      make('h2', { id: heading }, title), form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (back?.isConnected) back.focus();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector('[autofocus], input, select, textarea')?.focus();
  });
}
