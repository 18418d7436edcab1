// A real mail server (npm smtp-server) that does as it is told:
//   node server.mjs FOLDER [--tls starttls|implicit --key FILE --cert FILE] [--user NAME --password WORD] [--no-utf8]
// Every message it has taken lies in FOLDER as NUMBER.json: envelope, raw source, and what npm postal-mime reads in it.
// It is told by lines of JSON on standard input, and answers each with {"event":"ok"}:
//   {"to": "x@demo.example", "do": ["rcpt:451", "accept"]}   what happens to the next mails to an address ("*": to any)
//   {"release": true}                                        goes on with all mails that are held
//   {"drop": true}                                           cuts every line
// It says on standard output what happens: listening, held, stored, answered, gone, closed.
//
// Behaviours: accept · mail:CODE rcpt:CODE data:CODE (refused at that step; "rcpt:550 5.7.1" with an enhanced code)
//   delay:MS (before the answer) · cut:mail cut:rcpt cut:data (the line is cut at that step; data: in the middle of the message)
//   cut:dot (cut after the whole message, which is thrown away) · cut:dot-stored (cut after the whole message, which is kept)
//   silent:rcpt silent:dot (no answer ever) · hold (waits for release; stores only if the line still stands then)
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const [folder, ...rest] = process.argv.slice(2);
const option = name => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const [tls, user, password] = [option('--tls'), option('--user'), option('--password')];
mkdirSync(folder, { recursive: true });

const say = (event, more = {}) => process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);
const orders = new Map();
let held = [];
let stored = 0;

// What is to happen at a step; an order is used up by the step it is about.
function order(address, ...steps) {
  for (const key of [address.toLowerCase(), '*']) {
    const next = orders.get(key)?.[0];
    if (next === undefined || !steps.some(step => next === step || next.startsWith(`${step}:`))) continue;
    orders.get(key).shift();
    return next;
  }
  return undefined;
}

function refusal(text) {
  const [code, ...words] = text.split(' ');
  return Object.assign(new Error(words.length ? `${words.join(' ')} As told` : 'As told'), { responseCode: Number(code) });
}

const connectionOf = session => [...server.connections].find(connection => connection.id === session.id);
const cut = session => connectionOf(session)?._socket?.destroy();

async function read(source) {
  const mail = await PostalMime.parse(source);
  const calendar = mail.attachments.find(part => part.mimeType === 'text/calendar');
  return {
    headers: mail.headers.map(({ key, value }) => [key, value]),
    subject: mail.subject ?? '',
    from: mail.from,
    toName: mail.to?.[0]?.name ?? '',
    toAddress: mail.to?.[0]?.address ?? '',
    messageId: mail.messageId ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    method: calendar?.method ?? null,
    calendar: calendar ? new TextDecoder().decode(calendar.content) : null,
  };
}

function store(session, source, mail) {
  const name = join(folder, `${String(++stored).padStart(6, '0')}.json`);
  const { mailFrom, rcptTo } = session.envelope;
  const envelope = { envelopeFrom: mailFrom.address, envelopeTo: rcptTo.map(to => to.address), secure: session.secure, user: session.user ?? null, session: session.id };
  writeFileSync(`${name}.part`, JSON.stringify({ ...envelope, ...mail, source: source.toString('latin1') }));
  renameSync(`${name}.part`, name);
  say('stored', { to: rcptTo[0].address, id: mail.messageId });
}

function step(name, session, address, callback) {
  const told = order(address, name, ...(name === 'mail' ? ['cut:mail'] : [`cut:${name}`, `silent:${name}`]));
  if (told === undefined) return callback();
  if (told.startsWith('cut')) return cut(session);
  return told.startsWith('silent') ? undefined : callback(refusal(told.slice(name.length + 1)));
}

const server = new SMTPServer({
  authOptional: !user,
  disabledCommands: [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(user ? [] : ['AUTH'])],
  allowInsecureAuth: true,
  disableReverseLookup: true,
  hideSMTPUTF8: rest.includes('--no-utf8'),
  socketTimeout: 600_000,
  secure: tls === 'implicit',
  ...(tls ? { key: readFileSync(option('--key')), cert: readFileSync(option('--cert')) } : {}),
  onAuth: (auth, session, callback) => (auth.username === user && auth.password === password
    ? callback(null, { user })
    : callback(Object.assign(new Error('Wrong'), { responseCode: 535 }))),
  onClose: () => say('closed'),
  onMailFrom: (address, session, callback) => step('mail', session, '*', callback),
  onRcptTo: (address, session, callback) => step('rcpt', session, address.address, callback),
  onData(stream, session, callback) {
    const to = session.envelope.rcptTo[0].address;
    const told = order(to, 'accept', 'data', 'delay', 'cut:data', 'cut:dot', 'cut:dot-stored', 'silent:dot', 'hold') ?? 'accept';
    if (told === 'cut:data') {
      stream.once('data', () => cut(session));
      return;
    }
    const chunks = [];
    stream.on('error', () => say('gone', { to }));
    stream.on('data', chunk => chunks.push(chunk));
    stream.on('end', async () => {
      const source = Buffer.concat(chunks);
      const mail = await read(source);
      // Kept is what a 250 is sent for, and nothing else: a line that is gone gets no answer, so nothing is stored.
      const accept = () => {
        if (connectionOf(session)?._socket?.readyState !== 'open') return say('gone', { to });
        store(session, source, mail);
        callback(null, 'Taken');
        return say('answered', { to, id: mail.messageId });
      };
      if (told === 'accept') return accept();
      if (told.startsWith('data:')) return callback(refusal(told.slice(5)));
      if (told.startsWith('delay:')) return setTimeout(accept, Number(told.slice(6)));
      if (told === 'hold') {
        held.push(accept);
        return say('held', { to, id: mail.messageId });
      }
      if (told === 'cut:dot-stored') store(session, source, mail);
      return told.startsWith('cut') ? cut(session) : undefined;
    });
  },
});

server.on('error', () => {});
server.listen(0, '127.0.0.1', () => say('listening', { port: server.server.address().port }));

createInterface({ input: process.stdin })
  .on('line', line => {
    const told = JSON.parse(line);
    if (told.do) orders.set(told.to.toLowerCase(), [...(orders.get(told.to.toLowerCase()) ?? []), ...told.do]);
    if (told.release) {
      for (const go of held) go();
      held = [];
    }
    if (told.drop) for (const connection of server.connections) connection._socket?.destroy();
    say('ok');
  })
  .on('close', () => process.exit(0));
