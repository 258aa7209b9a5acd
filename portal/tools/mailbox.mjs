// The mail server of the journeys: takes everything, and keeps each mail as <folder>/<number>.json with to, subject, text and html.
import fs from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export const openMailbox = (folder, port) => {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  let number = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      buffer(stream)
        .then((mail) => PostalMime.parse(mail))
        .then(({ subject, text, html }) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const file = path.join(folder, `${++number}.json`);
          fs.writeFileSync(`${file}.part`, JSON.stringify({ to, subject, text, html }));
          fs.renameSync(`${file}.part`, file);
          done();
        }, done);
    },
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
};
