import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { instantField, isUuid } from '@/lib/api/fields';
import { listFacts } from '@/lib/passwords/breached/list-file';
import { beginUpload, finishUpload, removeList, takePart } from '@/lib/passwords/breached/upload';

const manage = { operation: 'access.manage', on: () => '/' } as const;
const params = z.strictObject({ upload: z.string().refine(isUuid) });

const list = z
  .strictObject({
    entries: z.int().meta({ description: 'How many passwords it holds; 0: there is none.' }),
    importedAt: instantField.nullable(),
  })
  .meta({ id: 'BreachedPasswords' });

export const breachedRoutes = [
  defineRoute({
    method: 'GET',
    path: '/breached-passwords',
    summary: 'What the list of stolen passwords holds',
    permission: { operation: 'access.view', on: () => '/' },
    effect: 'read',
    response: list,
    handler: () => {
      const { entries, importedAt } = listFacts();
      return { entries, importedAt: importedAt?.toISOString() ?? null };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/breached-passwords/uploads',
    summary: 'Begin another list of stolen passwords',
    description: 'For lists of some megabytes. Larger ones: npm run passwords:import -- FILE.',
    permission: manage,
    effect: 'records-itself',
    recordedBy: 'lib/passwords/breached/upload (when it is finished)',
    response: z.strictObject({ id: z.uuid() }),
    handler: async ({ actor }) => beginUpload(actor),
  }),
  defineRoute({
    method: 'POST',
    path: '/breached-passwords/uploads/{upload}/lines',
    summary: 'Send whole lines of the list',
    description: 'A password or a SHA-1 in hex on each, with `:count` or without.',
    permission: manage,
    effect: 'records-itself',
    recordedBy: 'lib/passwords/breached/upload (when it is finished)',
    params,
    body: z.strictObject({ lines: z.string().max(600_000) }),
    response: z.strictObject({ lines: z.int() }),
    handler: ({ actor, params: { upload }, body: { lines } }) => takePart(actor, upload, lines),
  }),
  defineRoute({
    method: 'POST',
    path: '/breached-passwords/uploads/{upload}/finish',
    summary: 'Use the list that was sent',
    permission: manage,
    effect: 'change',
    params,
    body: z.strictObject({ mode: z.enum(['replace', 'add']) }),
    response: z.strictObject({ entries: z.int() }),
    handler: async ({ actor, params: { upload }, body: { mode } }) => finishUpload(actor, upload, mode),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/breached-passwords',
    summary: 'Remove the list of stolen passwords',
    permission: manage,
    effect: 'change',
    response: null,
    handler: async ({ actor }) => removeList(actor),
  }),
];
