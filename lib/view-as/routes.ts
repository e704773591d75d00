import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import { endViewing } from '@/lib/view-as/end';
import { viewingStart, viewingView } from '@/lib/view-as/schema';
import { startViewing } from '@/lib/view-as/start';

export const viewAsRoutes = [
  defineRoute({
    method: 'POST',
    path: '/users/{user}/view-as',
    summary: 'See the console as another person does',
    description:
      'For this session, for half an hour at most, without being able to change anything, and as far as one may see it oneself. Takes access.view and user.view on / besides. The person is told.',
    permission: { operation: 'access.view-as', on: () => '/' },
    credentials: ['session'],
    effect: 'change',
    params: z.strictObject({ user: referenceField }),
    body: viewingStart,
    response: viewingView,
    handler: ({ actor, params: { user }, body, db }) => startViewing(db, actor, user, body.reason),
  }),
  defineRoute({
    method: 'GET',
    path: '/view-as',
    summary: 'Whom I see the console as',
    permission: { signedIn: "Only of one's own session." },
    effect: 'read',
    response: viewingView,
    handler: ({ actor: { viewing, username, fullName } }) => ({
      viewing: viewing && {
        username,
        fullName,
        by: viewing.by.username,
        reason: viewing.reason,
        until: new Date(viewing.until).toISOString(),
      },
    }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/view-as',
    summary: 'See the console as oneself again',
    permission: { signedIn: 'Everybody may go back to themselves.' },
    effect: 'records-itself',
    recordedBy: 'lib/view-as/end',
    response: null,
    handler: ({ actor }) => endViewing(actor),
  }),
];
