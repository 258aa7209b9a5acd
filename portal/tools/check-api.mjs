// What the portal believes about the API is in the document that the engine serves: each address, and each property of the model.
import fs from 'node:fs';
import ts from 'typescript';
import { filesIn } from './inputs.mjs';

const document = JSON.parse(fs.readFileSync('openapi.json', 'utf8'));
const problems = [];

const schemas = {
  Person: 'PersonRef',
  Money: 'Money',
  Me: 'MeResponse',
  RequestType: 'RequestTypeResponse',
  Attachment: 'AttachmentResponse',
  Ticket: 'TicketResponse',
  TicketBody: 'TicketRequest',
  PreviewStep: 'StepAhead',
  Preview: 'PathAhead',
  Forecast: 'Forecast',
  Comment: 'CommentResponse',
  HistoryEntry: 'AuditEntry',
  PathStop: 'PathStop',
  Path: 'Path',
  ProcessNode: 'Node',
  ProcessView: 'Diagram',
  Evidence: 'Evidence',
  Vote: 'Vote',
  Approval: 'ApprovalResponse',
  InboxLine: 'InboxLineResponse',
  Notification: 'Notification',
  EventChoice: 'EventChoice',
  NotificationPreferences: 'PreferencesBody',
  SearchResults: 'Found',
  SavedView: 'ViewResponse',
};
// Added to a ticket by other modules, which the document cannot tell.
const facets = new Set(['sla']);

const source = ts.createSourceFile(
  'model.ts',
  fs.readFileSync('src/app/shared/model/model.ts', 'utf8'),
  ts.ScriptTarget.Latest,
);
source.forEachChild((node) => {
  const schema = ts.isInterfaceDeclaration(node) && schemas[node.name.text];
  if (!schema) return;
  const known = new Set(Object.keys(document.components.schemas[schema]?.properties ?? {}));
  for (const member of node.members) {
    const name = member.name?.getText(source);
    if (name && !known.has(name) && !facets.has(name))
      problems.push(`${node.name.text}.${name} is not in the schema ${schema}`);
  }
});

const served = Object.keys(document.paths).map((path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));
for (const file of filesIn('src/app').filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
  const code = fs.readFileSync(file, 'utf8').replaceAll('${base}', '/api/v1');
  for (const [, address] of code.matchAll(/['`](\/api\/v1\/(?:[^'`?$]|\$\{[^}]*\})+)/g)) {
    const path = address.replaceAll(/\$\{[^}]*\}/g, 'x').replace(/xx$/, 'x');
    if (path === '/api/v1/events' || path.endsWith('/x')) continue;
    if (!served.some((pattern) => pattern.test(path)))
      problems.push(`${file} asks for ${address}, which is not served`);
  }
}
if (problems.length) {
  console.error(problems.join('\n'));
  process.exit(1);
}
