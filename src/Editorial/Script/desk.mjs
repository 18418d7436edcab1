// The editors' desk: starts what the form on the page asks for. Without this script the form works as it stands.
import { Autosave } from './autosave.mjs';
import { startHints, startPreview } from './beside.mjs';
import { announcer } from './dom.mjs';
import { Editor } from './editor.mjs';
import { fill } from './fill.mjs';
import { LocalCopy, dropAllOnSignOut } from './localcopy.mjs';
import { Media } from './media.mjs';
import { startRecords } from './records.mjs';
import { Status } from './status.mjs';

// What was wrong with a field is not said of what is written there now; the server judges it again.
function answered(input) {
  for (const box of [input, input.closest('fieldset')]) {
    const said = box?.id && document.getElementById(`${box.id}-feil`);
    if (!said) continue;
    said.remove();
    box.removeAttribute('aria-invalid');
  }
}

function start(form) {
  const announce = announcer();
  const media = new Media(form);
  const editors = [];
  const flush = () => editors.forEach(editor => editor.flush());
  const records = startRecords(form, announce);
  const status = new Status(form);
  const copy = new LocalCopy(form);
  const saving = new Autosave(form, copy, status, flush);
  const preview = startPreview(form, flush);
  const hints = startHints(form, flush, announce);
  const changed = () => {
    saving.changed();
    preview();
    hints();
  };

  const left = copy.left();
  for (const textarea of form.querySelectorAll('textarea[data-richtext]'))
    editors.push(new Editor(textarea, { media, links: form.dataset.links, save: () => saving.save() }));
  if (left) {
    status.offer(left, {
      restore() {
        fill(form, left.values);
        records.forEach(set => set.renumber());
        editors.forEach(editor => editor.reload());
        editors[0]?.focus();
        changed();
      },
      drop() {
        copy.drop();
        editors[0]?.focus();
      },
    });
  } else if (form.dataset.unsaved === 'true') changed();

  form.addEventListener('input', changed);
  form.addEventListener('input', event => answered(event.target));
  form.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    saving.save();
  });
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) return;
    flush();
    if (!saving.busy) {
      saving.settle();
      return;
    }
    // The draft is on its way: the button's own request goes after it, with the number it gave.
    event.preventDefault();
    saving.settle().then(() => form.requestSubmit(event.submitter));
  });
}

dropAllOnSignOut();
document.querySelectorAll('form[data-desk]').forEach(start);
