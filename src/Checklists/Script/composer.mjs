// What the two composers share: the sheet becomes a guide, the text is shown as it grows, and goes when the person goes.
import { plain, shownText } from './compose.mjs';
import { copyText } from './copy.mjs';
import { findsIdentityNumber } from './identity.mjs';
import { idleState } from './idle.mjs';

/**
 * @param compose gives the text of the guide as it stands, or ''
 * @param reset shows the guide as nobody had touched it
 */
export function startComposer(compose, reset) {
  const template = document.querySelector('template[data-composer]');
  const sheet = document.querySelector('[data-sheet]');
  template.before(template.content);
  sheet.classList.add('kp-paper');
  const guide = document.querySelector('.kp-composer');
  const one = selector => guide.querySelector(selector);
  const [shown, empty, status] = [one('pre'), one('[data-empty]'), one('[data-status]')];
  const [copy, clear, print] = [one('[data-copy]'), one('[data-clear]'), one('[data-print]')];
  const areas = [...guide.querySelectorAll('textarea')];
  const idle = one('[data-idle]');
  const [notice, keep] = [idle.querySelector('p'), idle.querySelector('button')];
  let [text, touched] = ['', null];

  // What is put away with its form is no part of the text, and stops nothing.
  const guarded = () => areas.map(area => {
    const found = !area.closest('[hidden]') && findsIdentityNumber(area.value);
    const message = area.parentElement.querySelector('[data-guard]');
    message.hidden = !found;
    if (found) area.setAttribute('aria-invalid', 'true');
    else area.removeAttribute('aria-invalid');
    const described = new Set((area.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
    if (found) described.add(message.id);
    else described.delete(message.id);
    if (described.size > 0) area.setAttribute('aria-describedby', [...described].join(' '));
    else area.removeAttribute('aria-describedby');
    return found;
  }).includes(true);

  // The guide follows the choices also while a number stops the text.
  function show() {
    const composed = shownText(compose(guide));
    const stopped = guarded();
    text = stopped ? '' : composed;
    shown.textContent = text;
    shown.hidden = !text;
    empty.hidden = Boolean(text);
    copy.disabled = !text && !stopped;
    clear.disabled = !guide.querySelector(':checked') && areas.every(area => area.value === area.defaultValue);
    document.documentElement.toggleAttribute('data-composed', Boolean(text));
    return stopped;
  }

  function forget(said) {
    for (const input of guide.querySelectorAll('input')) input.checked = false;
    for (const area of areas) area.value = area.defaultValue;
    reset(guide);
    touched = null;
    tell({ phase: 'quiet' });
    show();
    status.textContent = said;
  }

  function tell({ phase, left }) {
    const said = phase === 'soon' ? idle.dataset.soon.replace('{0}', left) : '';
    if (notice.textContent !== said) notice.textContent = said;
    keep.hidden = phase !== 'soon';
  }

  function look() {
    if (touched === null) return;
    const state = idleState((Date.now() - touched) / 1000);
    if (state.phase === 'clear') forget(idle.dataset.cleared);
    else tell(state);
  }

  const touch = () => { touched = Date.now(); tell({ phase: 'quiet' }); };
  guide.addEventListener('input', () => { touch(); status.textContent = ''; show(); });
  keep.addEventListener('click', () => { touch(); clear.focus(); });
  clear.addEventListener('click', () => { forget(clear.dataset.cleared); guide.querySelector('input').focus(); });
  copy.addEventListener('click', () => {
    touch();
    if (show()) status.textContent = copy.dataset.guarded;
    else copyText(plain(text), shown, status, copy);
  });
  print.addEventListener('click', () => {
    if (show()) status.textContent = print.dataset.guarded;
    else window.print();
  });

  // Gone when the page goes, also for who comes back to it with the browser's arrow, and on a machine that slept.
  addEventListener('pagehide', () => forget(''));
  addEventListener('pageshow', event => { if (event.persisted) forget(''); });
  document.addEventListener('visibilitychange', look);
  setInterval(look, 1000);
  forget('');
}
