// Reads every .eml file of a folder with postal-mime, which shares nothing with our writer, and prints what it understood as JSON:
//   node read-mail.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

const [folder] = process.argv.slice(2);
const mails = await Promise.all(readdirSync(folder).sort().map(async file => {
  const mail = await PostalMime.parse(readFileSync(join(folder, file)));
  const calendar = mail.attachments.find(part => part.mimeType === 'text/calendar');
  return {
    subject: mail.subject ?? '',
    from: mail.from,
    to: { name: mail.to[0].name ?? '', address: mail.to[0].address },
    messageId: mail.messageId,
    text: mail.text ?? '',
    html: mail.html ?? '',
    method: calendar.method,
    calendar: new TextDecoder('utf-8', { ignoreBOM: true }).decode(calendar.content),
    headers: mail.headers.length,
  };
}));
console.log(JSON.stringify(mails));
