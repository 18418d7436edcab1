// What may be kept for reading away from the net, and what a kept page says.
import assert from 'node:assert/strict';
import test from 'node:test';
import { filesOfPage, filesOfSheet, firstAnswer, isKept, isListOf, mayKeep, outdated, sentenceOfAge, storeName, withBanner } from '../../src/Web/Script/offline.mjs';

test('nothing of a person, of the desk or of the directory may be kept', () => {
  for (const path of ['/innlandet/min-side', '/innlandet/nn/min-side/poeng', '/innlandet/konto/profil', '/innlandet/kontakt', '/innlandet/kontakt/en-lege',
    '/innlandet/kontakt?kommune=3405', '/innlandet/admin', '/innlandet/redaksjon/innhold', '/innlandet/arrangor', '/innlandet/kalender/abonnement.ics', '/innlandet/nytt.atom',
    '/innlandet/sok?q=x', '//annet.example/tiltak', 'https://annet.example/tiltak']) assert.ok(!mayKeep(path), path);
  for (const path of ['/innlandet/', '/innlandet/tiltak', '/innlandet/nn/huskelister/l40', '/innlandet/side/lege-og-behandlertelefonen', '/innlandet/bestilling']) assert.ok(mayKeep(path), path);
});

test('a new revision replaces the old of its own tenant and form only', () => {
  const names = [storeName('/innlandet', 'a'), storeName('/innlandet', 'b'), storeName('/innlandet/nn', 'a'), storeName('/agder', 'a'), 'annet'];
  assert.deepEqual(outdated(names, '/innlandet', 'b'), ['kp|/innlandet|a']);
});

test('the files that a page and a sheet need', () => {
  assert.deepEqual(filesOfPage('<link rel="stylesheet" href="/assets/portal.css?v=1"><script type="module" src="/assets/a.js?v=2"></script><a href="/assets/not"></a><use href="/assets/icons.svg#x"/><use href="/assets/icons.svg#y"/><img src="/innlandet/x.png" alt=""><link href="/innlandet/utseende.css?v=3&amp;w=4">'),
    ['/assets/portal.css?v=1', '/assets/a.js?v=2', '/innlandet/utseende.css?v=3&w=4', '/assets/icons.svg']);
  assert.deepEqual(filesOfSheet('a{src:url(/assets/a.woff2)}b{mask:url("/assets/b.svg")}c{d:url(https://x/y)}'), ['/assets/a.woff2', '/assets/b.svg']);
});

test('a kept page says when it was kept, in Norwegian time', () => {
  const words = { banner: 'Lagret {0}. {1} {2} kl. {3}.{4} <her>', months: ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'] };
  const said = sentenceOfAge(words, Date.parse('2026-12-31T23:05:00Z'));
  assert.equal(said, 'Lagret 1. januar 2027 kl. 00.05 <her>');
  assert.equal(withBanner('<body><main id="a" tabindex="-1"><h1>', said), '<body><main id="a" tabindex="-1"><p class="kp-offline" role="status">Lagret 1. januar 2027 kl. 00.05 &lt;her&gt;</p><h1>');
});

test('what is gone or has moved is passed over, and a server that fails makes the store fail', () => {
  const answer = (status, type = 'basic') => ({ status, type, ok: status >= 200 && status < 300 });
  assert.ok(isKept(answer(200), '/x'));
  for (const gone of [answer(404), answer(410), answer(0, 'opaqueredirect')]) assert.equal(isKept(gone, '/x'), false);
  for (const status of [500, 502, 503, 429, 403, 304]) assert.throws(() => isKept(answer(status), '/x'), /\/x answered/);
});

test('a page can ask for the list of its own tenant and for nothing else', () => {
  const at = path => `https://portal.example${path}`;
  for (const [list, page] of [['/innlandet/frakoblet.json', '/innlandet/'], ['/innlandet/frakoblet.json', '/innlandet'], ['/innlandet/nn/frakoblet.json', '/innlandet/nn/svar'], ['/frakoblet.json', '/svar']])
    assert.ok(isListOf(list, at(page)), list);
  for (const list of ['/innlandet/frakoblet.json?x=ord', '/innlandet/frakoblet.json#x', '/innlandet/ord/frakoblet.json', '/agder/frakoblet.json', '/innlandet/pasientens%20ord/frakoblet.json',
    '//annet.example/frakoblet.json', 'https://annet.example/frakoblet.json', '/innlandet/svar', ''])
    assert.ok(!isListOf(list, at('/innlandet/svar')), list);
});

test('a copy is shown where the net is silent, and nobody waits less for a page that is not kept', async () => {
  const never = new Promise(() => {});
  const soon = value => new Promise(done => setTimeout(done, 5, value));
  const [copy, none, away] = [async () => 'copy', async () => null, async () => 'away'];
  assert.equal(await firstAnswer(soon('net'), never, copy, away), 'net');
  assert.equal(await firstAnswer(soon(null), never, copy, away), 'away');
  assert.equal(await firstAnswer(never, soon(), copy, away), 'copy');
  assert.equal(await firstAnswer(soon('net'), Promise.resolve(), none, away), 'net');
  assert.equal(await firstAnswer(soon(null), Promise.resolve(), none, away), 'away');
});
