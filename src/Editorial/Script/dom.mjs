// Elements and texts. The words come from the page (<template id="kp-desk-texts">), so that they stand in both written forms.
import { muted } from './muted.mjs';

let words;

/** The text with this name; {0} and {1} are replaced. */
export function say(name, ...values) {
  const spans = () => document.querySelector('#kp-desk-texts')?.content.querySelectorAll('[data-key]') ?? [];
  words ??= new Map([...spans()].map(word => [word.dataset.key, word.textContent]));
  return (words.get(name) ?? name).replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');
}

/** An element with attributes (true is an attribute without a value, null and false are left out), listeners (onclick) and content. */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...content.filter(part => part !== null && part !== undefined));
  return element;
}

const svg = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('class', 'kp-icon');
  picture.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `/assets/icons.svg#${name}`);
  picture.append(use);
  return picture;
}

let count = 0;
export const newId = () => `kp-desk-${++count}`;

/** Runs a function once, when nothing has been asked for so long. */
export function later(milliseconds, work) {
  let timer = 0;
  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };
  ask.cancel = () => clearTimeout(timer);
  return ask;
}

/** What a reader of the screen hears; empty content first, so that the same words are said again. */
export function announcer() {
  const place = make('p', { class: 'kp-desk-heard', role: 'status' });
  document.body.append(place);
  return text => {
    place.textContent = '';
    setTimeout(() => { place.textContent = text; }, 50);
  };
}

/** Markup from our own server as elements that do nothing: no scripts, no listeners, ids that collide with none of the page. */
export function fragment(html, prefix) {
  const page = new DOMParser().parseFromString(muted(html), 'text/html');
  for (const element of page.body.querySelectorAll('script, style, link, iframe, object, embed, form, base, meta')) element.remove();
  for (const element of page.body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (/^on|^style$/i.test(name)) element.removeAttribute(name);
    if (element.id) element.id = prefix + element.id;
    if (element.localName !== 'a') continue;
    const href = element.getAttribute('href') ?? '';
    if (/^\s*[a-z]+script:/i.test(href)) element.removeAttribute('href');
    else if (href.startsWith('#')) element.setAttribute('href', `#${prefix}${href.slice(1)}`);
  }
  const made = document.createDocumentFragment();
  made.append(...[...page.body.childNodes].map(node => document.importNode(node, true)));
  return made;
}
