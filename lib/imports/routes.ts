import { defineRoute } from '@/lib/api/define-route';
import { importFile, importTimeoutMs, previewImport } from '@/lib/imports/import';
import { importReport, importWish } from '@/lib/imports/schema';

const permission = { signedIn: 'Each line is decided on by itself, as by the route that makes it alone.' };

export const importRoutes = [
  defineRoute({
    method: 'POST',
    path: '/imports',
    summary:
      'Make accounts, teams, memberships, roles, collections, image prefixes or grants as a file has them',
    description:
      'CSV (with a head; "," or ";" or tabs) or JSON. All of it or nothing: where a line is refused, the answer is its problem. Nothing is removed. Files hold no passwords.',
    permission,
    effect: 'change',
    previews: 'access',
    stepUp: 'access',
    timeoutMs: importTimeoutMs,
    body: importWish,
    response: importReport,
    handler: ({ actor, body, db }) => importFile(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/imports/preview',
    summary: 'Tell line by line what an import would do',
    description: 'Nothing is kept.',
    permission,
    effect: 'read',
    body: importWish,
    response: importReport,
    handler: ({ actor, body }) => previewImport(actor, body),
  }),
];
