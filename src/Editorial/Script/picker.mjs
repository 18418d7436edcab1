// A search field with a list of answers (the combobox pattern): arrows move, Enter chooses, the number of answers is said.
import { later, make, newId, say } from './dom.mjs';
import { field, textInput } from './dialogs.mjs';

/** Asks the server for a list; null when it did not answer. */
async function search(address, words, signal) {
  const url = `${address}${address.includes('?') ? '&' : '?'}q=${encodeURIComponent(words)}`;
  try {
    const answer = await fetch(url, { headers: { 'X-Requested-With': 'kp', Accept: 'application/json' }, signal });
    return answer.ok ? await answer.json() : null;
  } catch (error) {
    return error.name === 'AbortError' ? undefined : null;
  }
}

export function picker({ address, label, row, choose }) {
  const list = make('ul', { role: 'listbox', id: newId(), 'aria-label': label, class: 'kp-desk-options' });
  const status = make('p', { role: 'status', class: 'kp-small kp-muted' });
  const input = textInput('', { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list', type: 'search' });
  let found = [];
  let at = -1;
  let asked;

  const move = to => {
    at = to;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (at >= 0) {
      input.setAttribute('aria-activedescendant', list.children[at].id);
      list.children[at].scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const answer = await search(address, input.value.trim(), asked.signal);
    if (answer === undefined) return;
    found = answer ?? [];
    list.replaceChildren(...found.map((item, i) => make('li', {
      role: 'option', id: newId(), 'aria-selected': 'false',
      onmousedown: event => event.preventDefault(), onclick: () => choose(found[i]),
    }, ...row(item))));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent = answer === null ? say('JsSearchFailed') : found.length === 0 ? say('JsNoHits') : say('JsHits', found.length);
    move(-1);
  };
  const soon = later(200, ask);

  input.addEventListener('input', soon);
  input.addEventListener('keydown', event => {
    const last = found.length - 1;
    const to = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1 }[event.key];
    if (to !== undefined && last >= 0) {
      event.preventDefault();
      move(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (at >= 0) choose(found[at]);
      else if (found.length === 1) choose(found[0]);
    }
  });
  list.hidden = true;
  ask();
  return { content: [field(label, input).element, status, list], ask };
}
