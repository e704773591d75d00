import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { instantField, isUuid } from '@/lib/api/fields';
import { pageOf } from '@/lib/paging/page';
import { listSessions, revokeOtherSessions, revokeSession, type SessionView } from '@/lib/sessions/sessions';

const sessionView = z
  .strictObject({
    id: z.uuid(),
    address: z.string(),
    userAgent: z.string(),
    method: z.string().meta({ description: 'What proved who is there, e.g. "password" or "oidc".' }),
    secondFactor: z.string().nullable(),
    createdAt: instantField,
    lastSeenAt: instantField,
    expiresAt: instantField,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Session' });

export const sessionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/sessions',
    summary: 'Where I am signed in',
    permission: { signedIn: "Only one's own sessions." },
    effect: 'read',
    response: pageOf(sessionView),
    handler: async ({ actor }) => ({ items: (await listSessions(actor)).map(view), nextCursor: null }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/sessions',
    summary: 'End all my other sessions',
    permission: { signedIn: "Only one's own sessions." },
    effect: 'change',
    response: null,
    handler: ({ actor, db }) => revokeOtherSessions(db, actor),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/sessions/{session}',
    summary: 'End one of my sessions',
    permission: { signedIn: "Only one's own sessions." },
    effect: 'records-itself',
    recordedBy: 'lib/sessions/sessions',
    params: z.strictObject({ session: z.string().refine(isUuid) }),
    response: null,
    handler: ({ actor, params: { session } }) => revokeSession(actor, session),
  }),
];

function view({ createdAt, lastSeenAt, expiresAt, ...row }: SessionView): z.output<typeof sessionView> {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
