// Rows of fields (sources, periods, sessions): added, removed and moved without a new page.
import { make, say } from './dom.mjs';

const numbered = ['name', 'id', 'for', 'aria-describedby', 'aria-labelledby', 'aria-controls'];

class Records {
  constructor(set, announce) {
    this.set = set;
    this.announce = announce;
    this.template = set.querySelector('template[data-record-template]');
    // sources.0. in names, sources-0- in ids, sources:0 in what a button asks for.
    this.number = new RegExp(`(?<=(?:^|[.:_\\s-])${set.dataset.records.replace(/[^\w-]/g, '\\$&')}[.:_-])\\d+(?=$|[.:_\\s-])`, 'g');
    set.addEventListener('click', event => this.#click(event));
    set.addEventListener('kp-add-record', () => this.#add());
    set.addEventListener('kp-remove-record', () => this.rows.at(-1)?.remove());
    this.renumber();
  }

  get rows() {
    return [...this.set.querySelectorAll('[data-record]')];
  }

  #click(event) {
    const button = event.target.closest('button');
    if (!button || !this.set.contains(button)) return;
    const row = button.closest('[data-record]');
    if (button.matches('[data-add-record]') && this.template) this.#added();
    else if (button.matches('[data-remove-record]')) this.#remove(row);
    else if (button.matches('[data-move]')) this.#move(row, Number(button.dataset.move), button);
    else return;
    event.preventDefault();
    this.set.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #add() {
    const made = document.importNode(this.template.content, true);
    for (const element of made.querySelectorAll('*')) {
      for (const { name, value } of [...element.attributes])
        if (value.includes('__i__')) element.setAttribute(name, value.replaceAll('__i__', this.rows.length));
    }
    const row = made.querySelector('[data-record]') ?? make('div', { 'data-record': true }, made);
    const last = this.rows.at(-1);
    if (last) last.after(row);
    else this.template.before(row);
    this.renumber();
    return row;
  }

  #added() {
    const row = this.#add();
    row.querySelector('input:not([type=hidden]), select, textarea')?.focus();
    this.announce(say('JsRowAdded', this.rows.length));
  }

  #remove(row) {
    const at = this.rows.indexOf(row);
    row.remove();
    this.renumber();
    const next = this.rows[Math.min(at, this.rows.length - 1)]?.querySelector('[data-remove-record]');
    (next ?? this.set.querySelector('[data-add-record]'))?.focus();
    this.announce(say('JsRowRemoved', this.rows.length));
  }

  #move(row, by, button) {
    const to = this.rows.indexOf(row) + by;
    const other = this.rows[to];
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    this.renumber();
    button.focus();
    this.announce(say('JsRowMoved', to + 1, this.rows.length));
  }

  renumber() {
    const rows = this.rows;
    rows.forEach((row, i) => {
      for (const element of [row, ...row.querySelectorAll('*')]) {
        for (const name of element.localName === 'button' ? [...numbered, 'value'] : numbered) {
          const value = element.getAttribute(name);
          if (value && this.number.test(value)) element.setAttribute(name, value.replace(this.number, String(i)));
          this.number.lastIndex = 0;
        }
        if (element.hasAttribute('data-record-number')) element.textContent = String(i + 1);
        if (element.hasAttribute('data-move')) {
          // The server disables the first and the last; a row that is moved takes its buttons along.
          element.disabled = false;
          element.setAttribute('aria-disabled', String(!rows[i + Number(element.dataset.move)]));
        }
      }
    });
  }
}

export const startRecords = (form, announce) => [...form.querySelectorAll('[data-records]')].map(set => new Records(set, announce));
