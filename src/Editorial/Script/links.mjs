// Links: to an address, and to another item of the portal.
import { TextSelection } from 'prosemirror-state';
import { ask, button, field, textInput } from './dialogs.mjs';
import { make, say } from './dom.mjs';
import { picker } from './picker.mjs';
import { schema } from './schema.mjs';
import { typedTarget } from './targets.mjs';

const { link } = schema.marks;

/** The link at the cursor, whole, or null. */
export function linkAt(state) {
  const { $from } = state.selection;
  const at = $from.parent.childAfter($from.parentOffset).node ? $from.parent.childAfter($from.parentOffset) : $from.parent.childBefore($from.parentOffset);
  const mark = at.node && link.isInSet(at.node.marks);
  if (!mark) return null;
  let [first, last] = [at.index, at.index + 1];
  let [from, to] = [$from.start() + at.offset, $from.start() + at.offset + at.node.nodeSize];
  while (first > 0 && mark.isInSet($from.parent.child(first - 1).marks)) from -= $from.parent.child(--first).nodeSize;
  while (last < $from.parent.childCount && mark.isInSet($from.parent.child(last).marks)) to += $from.parent.child(last++).nodeSize;
  return { mark, from, to };
}

/** Puts a link on what is chosen, or writes the words with the link where the cursor stands. */
export function setLink(view, href, words) {
  const { state } = view;
  const there = state.selection.empty ? linkAt(state) : null;
  const { from, to } = there ?? state.selection;
  const mark = link.create({ href, title: there?.mark.attrs.title ?? null });
  const tr = state.tr;
  if (from === to) {
    const others = (state.storedMarks ?? state.selection.$from.marks()).filter(other => other.type !== link);
    tr.replaceSelectionWith(schema.text(words || href, mark.addToSet(others)), false);
  } else tr.removeMark(from, to, link).addMark(from, to, mark).setSelection(TextSelection.create(tr.doc, to));
  view.dispatch(tr.removeStoredMark(link).scrollIntoView());
}

export async function askForLink(view) {
  const there = linkAt(view.state);
  const needsWords = view.state.selection.empty && !there;
  const typed = textInput(there?.mark.attrs.href ?? '', { inputmode: 'url', spellcheck: 'false', autofocus: true });
  const address = field(say('JsLinkAddress'), typed, say('JsLinkAddressHint'));
  const words = field(say('JsLinkWords'), textInput());
  const answer = await ask(say('JsLink'), close => ({
    content: [address.element, needsWords ? words.element : null].filter(Boolean),
    buttons: [
      button(say('JsInsert'), 'primary', { type: 'submit' }),
      there ? button(say('JsUnlink'), 'tertiary', { onclick: () => close({ remove: true }) }) : null,
    ].filter(Boolean),
    submit() {
      const href = typedTarget(address.input.value);
      if (!href) address.show(say('JsLinkAddressWrong'));
      else close({ href, words: words.input.value.trim() });
    },
  }));
  if (answer?.remove) view.dispatch(view.state.tr.removeMark(there.from, there.to, link));
  else if (answer) setLink(view, answer.href, answer.words);
  view.focus();
}

export async function askForItem(view, address) {
  const chosen = await ask(say('JsItemLink'), close => ({
    content: picker({
      address, label: say('JsSearchItem'), choose: close,
      row: item => [make('span', {}, make('strong', { lang: item.lang ?? null }, item.title), make('span', { class: 'kp-small kp-muted' }, item.kind))],
    }).content,
  }));
  if (chosen) setLink(view, chosen.reference, chosen.title);
  view.focus();
}
