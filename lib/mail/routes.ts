import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { makeChange } from '@/lib/audit/change';
import { removeMailServer, setMailServer, showMailServer } from '@/lib/mail/mail-settings';
import { mailServerView, mailServerWish, mailView, testWish } from '@/lib/mail/schema';
import { sendMessage, wordsOf } from '@/lib/mail/send';
import { pageOf } from '@/lib/paging/page';
import { conflict, Problem } from '@/lib/problems/problem';
import { getSetting } from '@/lib/settings/settings';

const manage = { operation: 'access.manage', on: () => '/' } as const;
const view = { operation: 'access.view', on: () => '/' } as const;
const mailSettings = z.strictObject({ server: mailServerView.nullable() }).meta({ id: 'MailSettings' });

export const mailRoutes = [
  defineRoute({
    method: 'GET',
    path: '/settings/mail',
    summary: 'By which server mail is sent',
    permission: view,
    effect: 'read',
    response: mailSettings,
    record: 'answer',
    handler: async ({ db }) => ({ server: await showMailServer(db) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/settings/mail',
    summary: 'Set by which server mail is sent',
    description: 'Needs cluster.manage on / too, since Wheelhouse talks to the host that is named.',
    permission: manage,
    effect: 'change',
    body: mailServerWish,
    response: mailServerView,
    record: async (_, { db }) => ({ server: await showMailServer(db) }),
    handler: ({ actor, body, db }) => setMailServer(db, actor, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/settings/mail',
    summary: 'Send no more mail',
    permission: manage,
    effect: 'change',
    response: null,
    record: async (_, { db }) => ({ server: await showMailServer(db) }),
    handler: ({ actor, db }) => removeMailServer(db, actor),
  }),
  defineRoute({
    method: 'POST',
    path: '/settings/mail/test',
    summary: 'Send a test message, and say what the mail server answers',
    permission: manage,
    effect: 'records-itself',
    recordedBy: 'lib/mail/routes',
    body: testWish,
    response: z.strictObject({ to: z.string() }),
    handler: async ({ actor, body: { to }, db }) => {
      const server = await getSetting(db, 'mail');
      if (server === null) throw conflict('No mail server is set up.');
      const subject = { resourceKind: 'setting', resourceId: 'mail', resourceName: 'The mail server' };
      const audit = { operation: 'access.manage', ...subject, collection: '/', request: { test: to } };
      await makeChange(actor, async () => ({ result: undefined, audit }));
      const text = `This is a test message of Wheelhouse, asked for by ${actor.username}. Mail works.\n`;
      try {
        await sendMessage(server, { id: randomUUID(), to, subject: 'Test message of Wheelhouse', text });
      } catch (error) {
        throw new Problem({ kind: 'conflict', detail: `The mail server did not take it: ${wordsOf(error)}` });
      }
      return { to };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/mails',
    summary: 'The latest messages and what became of them, without their text',
    permission: manage,
    effect: 'read',
    response: pageOf(mailView),
    handler: async ({ db }) => {
      const rows = await db.mail.findMany({ orderBy: { id: 'desc' }, take: 50, omit: { sealedText: true } });
      const items = rows.map(({ giveUpAt: _, createdAt, sentAt, ...row }) => ({
        ...row,
        createdAt: createdAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      }));
      return { items, nextCursor: null };
    },
  }),
];
