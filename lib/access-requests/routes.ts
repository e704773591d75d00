import { z } from 'zod';
import { askForAccess, withdrawRequest } from '@/lib/access-requests/ask';
import { approveRequest, choicesFor, declineRequest } from '@/lib/access-requests/decide';
import {
  countOpenRequests,
  findRequest,
  listAccessRequests,
  viewRequest,
} from '@/lib/access-requests/queries';
import {
  accessRequestFilter,
  accessRequestView,
  approval,
  newAccessRequest,
  refusal,
  requestChoices,
  requestCount,
  requestIdField,
} from '@/lib/access-requests/schema';
import { accessRequestSettings, requestSettings, setRequestSettings } from '@/lib/access-requests/settings';
import { defineRoute } from '@/lib/api/define-route';
import type { Caller } from '@/lib/api/route';
import { pageOf } from '@/lib/paging/page';

const params = z.strictObject({ request: requestIdField });
const visible = { signedIn: 'Only what the person asked for, and what they could grant.' } as const;
const onItsCollection = {
  operation: 'access.manage',
  on: async ({ params: { request } }: { params: { request: string } }, { actor, db }: Caller) =>
    (await findRequest(actor, request, db)).collection.path,
} as const;

export const accessRequestRoutes = [
  defineRoute({
    method: 'GET',
    path: '/access-requests',
    summary: 'List requests for access, the latest first',
    permission: visible,
    effect: 'read',
    query: accessRequestFilter,
    response: pageOf(accessRequestView),
    handler: ({ actor, query, db }) => listAccessRequests(actor, query, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/access-request-counts',
    summary: 'Count the requests that wait for my answer',
    permission: visible,
    effect: 'read',
    response: requestCount,
    handler: ({ actor, db }) => countOpenRequests(actor, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests',
    summary: 'Ask for access',
    description:
      'For oneself, to an operation on a collection that one knows of. Those who may grant it are told.',
    permission: { signedIn: 'Whoever lacks a right may ask for it; nothing is granted by that.' },
    effect: 'change',
    body: newAccessRequest,
    response: accessRequestView,
    created: ({ id }) => `/access-requests/${id}`,
    handler: ({ actor, body, db }) => askForAccess(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/access-requests/{request}',
    summary: 'Show a request for access',
    permission: visible,
    effect: 'read',
    params,
    response: accessRequestView,
    handler: async ({ actor, params: { request }, db }) =>
      viewRequest(actor, await findRequest(actor, request, db)),
  }),
  defineRoute({
    method: 'GET',
    path: '/access-requests/{request}/choices',
    summary: 'What may be granted of a request',
    permission: { signedIn: 'Only of what the person could grant: the handler sees to it.' },
    effect: 'read',
    params,
    response: requestChoices,
    handler: ({ actor, params: { request }, db }) => choicesFor(db, actor, request),
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests/{request}/approve',
    summary: 'Grant what was asked for, or less',
    description:
      'Makes an ordinary grant that ends by itself. A lesser role, a collection below and a shorter time may be given in place of what was asked for.',
    permission: onItsCollection,
    effect: 'change',
    previews: 'access',
    params,
    body: approval,
    response: accessRequestView,
    handler: ({ actor, params: { request }, body, db }) => approveRequest(db, actor, request, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests/{request}/decline',
    summary: 'Decline a request for access',
    permission: onItsCollection,
    effect: 'change',
    params,
    body: refusal,
    response: accessRequestView,
    handler: ({ actor, params: { request }, body, db }) => declineRequest(db, actor, request, body.answer),
  }),
  defineRoute({
    method: 'POST',
    path: '/access-requests/{request}/withdraw',
    summary: 'Take my request back',
    permission: { signedIn: "Only one's own: others are not found." },
    effect: 'change',
    params,
    response: accessRequestView,
    handler: ({ actor, params: { request }, db }) => withdrawRequest(db, actor, request),
  }),
  defineRoute({
    method: 'GET',
    path: '/access-request-settings',
    summary: 'Whether and for how long people may ask for access',
    permission: { signedIn: 'Whoever asks has to know for how long they may.' },
    effect: 'read',
    response: accessRequestSettings,
    record: 'answer',
    handler: ({ db }) => requestSettings(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/access-request-settings',
    summary: 'Set whether and for how long people may ask for access',
    permission: { operation: 'access.manage', on: () => '/' },
    effect: 'change',
    record: (_, { db }) => requestSettings(db),
    body: accessRequestSettings,
    response: accessRequestSettings,
    handler: ({ actor, body, db }) => setRequestSettings(db, actor, body),
  }),
];
