import { fittingForm, orderText } from './compose.mjs';
import { startComposer } from './composer.mjs';

let decided = null;
let formIsOwn = false;

function compose(guide) {
  const decision = guide.querySelector('[data-decision]:checked');
  if (!decision) return '';
  const key = decision.dataset.decision;
  const needs = guide.querySelector(`[data-for="${key}"]`);
  if (decided !== key) {
    decided = key;
    formIsOwn = false;
    for (const part of guide.querySelectorAll('[data-for]')) part.hidden = part !== needs;
    guide.querySelector('[data-step]').hidden = false;
    for (const box of guide.querySelectorAll('[data-question]')) box.checked = needs.contains(box) && box.dataset.preset === 'yes';
  }
  const chosen = [...needs.querySelectorAll(':checked')];
  const fits = fittingForm(decision.dataset.form, chosen.map(box => box.dataset.weight));
  const forms = [...guide.querySelectorAll('[data-step] [data-form]')];
  for (const form of forms) {
    form.closest('.ds-field').querySelector('[data-fits]').hidden = form.dataset.form !== fits;
    if (!formIsOwn) form.checked = form.dataset.form === fits;
  }
  const form = forms.find(radio => radio.checked);
  return orderText({
    title: form.dataset.label, form: form.dataset.form, purpose: decision.dataset.purpose, law: decision.dataset.law,
    questions: chosen.map(box => box.dataset.question), open: guide.querySelector('[data-open]').value,
    letter: [...guide.querySelectorAll('template[data-letter]')].map(line => ({ ...line.dataset, text: line.content.textContent })),
  });
}

function reset(guide) {
  [decided, formIsOwn] = [null, false];
  for (const part of guide.querySelectorAll('[data-for], [data-step]')) part.hidden = true;
}

// Before the guide's own listener: what the person chooses stands, whatever fits.
document.addEventListener('input', event => { if (event.target.matches('[data-step] [data-form]')) formIsOwn = true; }, true);
startComposer(compose, reset);
