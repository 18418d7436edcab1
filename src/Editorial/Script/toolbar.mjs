// The toolbar: one stop for Tab, arrows between the buttons, Escape back to the text.
import { redo, undo } from 'prosemirror-history';
import { isInTable } from 'prosemirror-tables';
import { bold, hasMark, inList, inQuote, indent, insertTable, italic, outdent, setLevel, tables, toggleList, toggleQuote } from './commands.mjs';
import { icon, make, say } from './dom.mjs';
import { linkAt } from './links.mjs';
import { schema } from './schema.mjs';

const { nodes, marks } = schema;

const withKeys = (name, shortcut) => (shortcut ? `${say(name)} (${shortcut})` : say(name));

function tool(name, picture, { shortcut, command, action, pressed, visible, keys }) {
  const label = withKeys(name, shortcut);
  const button = make('button', {
    type: 'button', class: 'kp-desk-tool', title: label, 'aria-label': say(name), 'aria-keyshortcuts': keys ?? null,
    'aria-pressed': pressed ? 'false' : null, tabindex: '-1', onmousedown: event => event.preventDefault(),
  }, icon(picture));
  return { button, command, action, pressed, visible };
}

const listTool = (name, picture, type, digit) => tool(name, picture, {
  shortcut: `Ctrl+Shift+${digit}`, keys: `Control+Shift+${digit}`, command: toggleList(type), pressed: state => inList(state) === type,
});

const tools = actions => [
  [
    tool('JsBold', 'bold', { shortcut: 'Ctrl+B', keys: 'Control+B', command: bold, pressed: state => hasMark(state, marks.strong) }),
    tool('JsItalic', 'italic', { shortcut: 'Ctrl+I', keys: 'Control+I', command: italic, pressed: state => hasMark(state, marks.em) }),
  ], [
    listTool('JsBulletList', 'list', nodes.bullet_list, '8'), listTool('JsNumberedList', 'list-numbers', nodes.ordered_list, '7'),
    tool('JsIndent', 'indent', { shortcut: 'Alt+Shift+→', command: indent, visible: state => inList(state) !== null }),
    tool('JsOutdent', 'outdent', { shortcut: 'Alt+Shift+←', command: outdent, visible: state => inList(state) !== null }),
    tool('JsQuote', 'quote', { command: toggleQuote, pressed: inQuote }),
  ], [
    tool('JsLink', 'link', { shortcut: 'Ctrl+K', keys: 'Control+K', action: actions.link, pressed: state => linkAt(state) !== null }),
    tool('JsItemLink', 'link-item', { action: actions.item }),
    tool('JsMedia', 'image', { action: actions.openMedia }),
    tool('JsTable', 'table', { command: insertTable, visible: state => !isInTable(state) }),
  ], [
    tool('JsAddRow', 'row-add', { command: tables.addRow, visible: isInTable }),
    tool('JsAddColumn', 'column-add', { command: tables.addColumn, visible: isInTable }),
    tool('JsRemoveRow', 'row-remove', { command: tables.removeRow, visible: isInTable }),
    tool('JsRemoveColumn', 'column-remove', { command: tables.removeColumn, visible: isInTable }),
    tool('JsRemoveTable', 'table-remove', { command: tables.remove, visible: isInTable }),
  ], [
    tool('JsUndo', 'undo', { shortcut: 'Ctrl+Z', keys: 'Control+Z', command: undo }),
    tool('JsRedo', 'redo', { shortcut: 'Ctrl+Y', keys: 'Control+Y', command: redo }),
  ],
];

export class Toolbar {
  constructor(rich, actions) {
    this.rich = rich;
    this.groups = tools(actions);
    this.level = make('select', { class: 'ds-input kp-desk-level', 'aria-label': say('JsTextType'), title: say('JsTextType'), tabindex: '-1' },
      ...[0, 2, 3, 4].map(level => make('option', { value: String(level) }, say(level === 0 ? 'JsParagraph' : `JsHeading${level}`))));
    this.level.addEventListener('change', () => this.#run(setLevel(Number(this.level.value)), false));
    this.source = make('button', { type: 'button', class: 'kp-desk-tool', 'aria-pressed': 'false', tabindex: '-1', onclick: actions.source }, say('JsSource'));
    const group = (...parts) => make('div', { class: 'kp-desk-tools', role: 'group' }, ...parts);
    this.element = make('div', { role: 'toolbar', class: 'kp-desk-toolbar kp-noprint', 'aria-label': say('JsToolbar'), 'aria-controls': actions.controls },
      group(this.level), ...this.groups.map(part => group(...part.map(({ button }) => button))), group(this.source));
    for (const { button, command, action } of this.groups.flat()) button.addEventListener('click', () => (command ? this.#run(command, true) : action()));
    this.element.addEventListener('keydown', event => this.#key(event));
    this.element.addEventListener('focusin', event => this.#stop(event.target));
    this.#stop(this.level);
    rich.onChange(state => this.#show(state));
  }

  #run(command, back) {
    const { view } = this.rich;
    const byKeyboard = this.element.contains(document.activeElement);
    command(view.state, view.dispatch, view);
    if (back && !byKeyboard) view.focus();
    this.#show(view.state);
  }

  #show(state) {
    const { parent } = state.selection.$from;
    const level = parent.type === nodes.heading ? parent.attrs.level : 0;
    this.level.value = String(level);
    this.level.disabled = parent.type === nodes.cell_text;
    for (const { button, command, pressed, visible } of this.groups.flat()) {
      button.hidden = this.rich.hidden || (visible ? !visible(state) : false);
      if (pressed) button.setAttribute('aria-pressed', String(pressed(state)));
      if (command) button.setAttribute('aria-disabled', String(!command(state)));
    }
    for (const part of this.element.children) part.hidden = [...part.children].every(child => child.hidden);
    if (this.current.hidden || this.current.disabled) this.#stop(this.#stops()[0]);
  }

  /** Only the source button is left while the source is shown. */
  setSource(on) {
    this.source.setAttribute('aria-pressed', String(on));
    this.rich.hidden = on;
    this.level.hidden = on;
    this.#show(this.rich.view.state);
    if (on) this.#stop(this.source);
  }

  focus() {
    this.current.focus();
  }

  #stops() {
    return [this.level, ...this.groups.flat().map(({ button }) => button), this.source].filter(stop => !stop.hidden && !stop.disabled);
  }

  #stop(to) {
    if (this.current) this.current.tabIndex = -1;
    this.current = to;
    to.tabIndex = 0;
  }

  #key(event) {
    const stops = this.#stops();
    const at = stops.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + stops.length, Home: 0, End: stops.length - 1 }[event.key];
    if (event.key === 'Escape' && !this.rich.hidden) this.rich.view.focus();
    else if (to !== undefined) stops[to % stops.length].focus();
    else return;
    event.preventDefault();
  }
}
