// Sends the draft to the server as it is written. Says what happened, and tries again until the server has it.
import { later } from './dom.mjs';

const quiet = 2000;
const longest = 15_000;
const retries = [5, 10, 20, 40, 60].map(seconds => seconds * 1000);

/** What the server answered: { kind: 'saved' | 'ended' | 'conflict' | 'stopped' | 'failed' | 'offline', …its own fields }. */
async function post(address, data) {
  let answer;
  try {
    answer = await fetch(address, { method: 'POST', body: data, headers: { 'X-Requested-With': 'kp', Accept: 'application/json' } });
  } catch {
    return { kind: 'offline' };
  }
  const body = await answer.json().catch(() => null);
  // An ended session may also come as the sign-in page.
  if (answer.status === 401 || (answer.ok && body === null)) return { kind: 'ended' };
  return { ...body, kind: answer.ok ? 'saved' : { 409: 'conflict', 422: 'stopped' }[answer.status] ?? 'failed' };
}

export class Autosave {
  constructor(form, copy, status, flush) {
    Object.assign(this, { form, copy, status, flush });
    this.changes = 0;
    this.saved = 0;
    this.kept = 0;
    this.#soon = later(quiet, () => this.save());
    this.#keep = later(500, () => this.keep());
    addEventListener('online', () => this.#dirty && this.save());
    addEventListener('beforeunload', event => this.#leave(event));
    document.addEventListener('visibilitychange', () => this.#turned());
    document.addEventListener('kp-signing-out', () => this.#signOut());
  }

  #soon;
  #keep;
  #latest = 0;
  #retry = 0;
  #tries = 0;
  #running = null;
  #conflict = false;
  #stopped = false;
  #leaving = false;

  get #dirty() {
    return this.changes > this.saved;
  }

  // Turned away: keep it. Back again, perhaps from signing in: try at once.
  #turned() {
    if (!this.#dirty || this.#leaving) return;
    if (document.hidden) this.keep();
    else if (this.#retry) this.save();
  }

  /** Something has been written. */
  changed() {
    this.changes++;
    this.#leaving = false;
    this.#keep();
    if (this.#conflict) return;
    this.#soon();
    this.#latest ||= setTimeout(() => this.save(), longest);
    if (!this.#stopped) this.status.show('writing');
  }

  /** A copy in this browser, unless the guard has stopped the text. */
  keep() {
    this.#keep.cancel();
    this.flush();
    if (!this.#stopped && this.#dirty && this.copy.keep()) this.kept = this.changes;
  }

  /** Sends it now. One sending at a time; what is written meanwhile is sent after it. */
  async save() {
    this.flush();
    this.#stopTimers();
    this.#latest = 0;
    if (this.#running) {
      await this.#running;
      if (this.#dirty && !this.#retry) await this.save();
      return;
    }
    if (this.#conflict) return;
    this.#retry = 0;
    this.#running = this.#send();
    await this.#running;
    this.#running = null;
  }

  async #send() {
    const sent = this.changes;
    this.status.show('saving');
    const answer = await post(this.form.dataset.autosave, new FormData(this.form));
    this.#stopped = answer.kind === 'stopped';
    if (answer.kind === 'saved') this.#isSaved(sent, answer);
    else if (answer.kind === 'stopped') this.copy.drop();
    else {
      this.keep();
      if (answer.kind === 'conflict') this.#conflict = true;
      else this.#tryAgain();
    }
    this.status.show(answer.kind, answer);
  }

  #isSaved(sent, { version }) {
    this.saved = sent;
    this.#tries = 0;
    if (version !== undefined && this.form.elements.base) this.form.elements.base.value = version;
    if (!this.#dirty) this.copy.drop();
    else this.keep();
  }

  #tryAgain() {
    this.#retry = setTimeout(() => this.save(), retries[Math.min(this.#tries++, retries.length - 1)]);
  }

  /** Before the form is sent by a button: waits for what is under way, and keeps a copy until the server has answered. */
  async settle() {
    this.#stopTimers();
    this.flush();
    this.#leaving = true;
    if (this.#running) await this.#running;
    if (!this.#stopped) this.copy.keep(true);
  }

  #signOut() {
    this.#leaving = true;
    this.#stopTimers();
  }

  #stopTimers() {
    for (const timer of [this.#latest, this.#retry]) clearTimeout(timer);
    this.#soon.cancel();
    this.#keep.cancel();
  }

  get busy() {
    return this.#running !== null;
  }

  #leave(event) {
    this.flush();
    if (this.#leaving || !this.#dirty) return;
    this.keep();
    if (this.kept < this.changes || this.#stopped) event.preventDefault();
  }
}
