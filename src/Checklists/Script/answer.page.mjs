import { answerText, listed } from './compose.mjs';
import { startComposer } from './composer.mjs';

function compose(guide) {
  const form = guide.querySelector('[data-form]:checked');
  if (!form) return '';
  guide.querySelector('[data-step]').hidden = false;
  for (const hint of guide.querySelectorAll('[data-hint]')) hint.hidden = hint.dataset.hint !== form.dataset.form;
  const prompts = [...guide.querySelectorAll('[data-prompt]')];
  for (const prompt of prompts) prompt.hidden = !listed(prompt.dataset.forms).includes(form.dataset.form);
  return answerText({
    title: form.dataset.label,
    parts: prompts.filter(prompt => !prompt.hidden).map(prompt => ({
      lead: prompt.dataset.prompt, text: prompt.querySelector('textarea')?.value ?? prompt.querySelector(':checked')?.dataset.option ?? '',
    })),
  });
}

startComposer(compose, guide => {
  for (const part of guide.querySelectorAll('[data-step], [data-hint]')) part.hidden = true;
});
