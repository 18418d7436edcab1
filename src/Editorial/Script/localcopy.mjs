// What is written, kept in this browser until the server has it. Text the patient guard has stopped is never kept here.
const own = 'kp-';

/** The fields of a form as pairs, without the token and files. */
export function valuesOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && name !== '__RequestVerificationToken');
}

const textOf = values => JSON.stringify(values.filter(([name]) => name !== 'base').map(([name, value]) => [name, value.replace(/\r\n/g, '\n')]));

export class LocalCopy {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.localKey;
  }

  get base() {
    return this.form.elements.base?.value ?? '';
  }

  /** Keeps what the form holds now; false when the browser would not. */
  keep(submitted = false) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ time: Date.now(), base: this.base, submitted, values: valuesOf(this.form) }));
      return true;
    } catch {
      return false;
    }
  }

  drop() {
    try {
      localStorage.removeItem(this.key);
    } catch { /* Nothing was kept, then. */ }
  }

  /** What an earlier visit left that the server never got, or null. */
  left() {
    let copy = null;
    try {
      copy = JSON.parse(localStorage.getItem(this.key));
    } catch { /* No copy that can be read. */ }
    if (!Array.isArray(copy?.values)) return null;
    const same = textOf(copy.values) === textOf(valuesOf(this.form));
    // Sent by a button, or saved under another number, and the server has gone on since: it has what we have.
    if (copy.base !== this.base && (copy.submitted || same)) this.drop();
    else if (!same) return copy;
    return null;
  }
}

/** Signing out leaves nothing behind in the browser. */
export function dropAllOnSignOut() {
  document.addEventListener('submit', event => {
    if (!/\/konto\/logg-ut$/.test(new URL(event.target.action, location.href).pathname)) return;
    document.dispatchEvent(new Event('kp-signing-out'));
    try {
      for (const key of Object.keys(localStorage).filter(name => name.startsWith(own))) localStorage.removeItem(key);
    } catch { /* Nothing was kept, then. */ }
  }, true);
}
