import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import type { Caller } from '@/lib/api/route';
import { editedStream } from '@/lib/audit-log/streams/edited-stream';
import { madeStream, newStream, streamChange, streamTest, streamView } from '@/lib/audit-log/streams/schema';
import {
  changeStream,
  createStream,
  deleteStream,
  getStream,
  listStreams,
} from '@/lib/audit-log/streams/streams';
import { testStream } from '@/lib/audit-log/streams/test-stream';
import { pageOf, pageQuery } from '@/lib/paging/page';
import { idField } from '@/lib/webhooks/schema';

/** There are few: all come at once, whatever is asked for. */
const wholeList = z.strictObject(pageQuery);
const params = z.strictObject({ stream: idField });
const manage = { operation: 'audit.manage', on: () => '/' } as const;
const record = async ({ params: { stream } }: { params: z.output<typeof params> }, { db }: Caller) =>
  editedStream(await getStream(stream, db));

export const streamRoutes = [
  defineRoute({
    method: 'GET',
    path: '/audit/streams',
    summary: 'List where the audit log is sent, and how far each is',
    permission: manage,
    effect: 'read',
    query: wholeList,
    response: pageOf(streamView),
    handler: async ({ db }) => ({ items: await listStreams(db), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/audit/streams',
    summary: 'Send the audit log to a syslog server or an HTTP collector',
    permission: manage,
    effect: 'change',
    body: newStream,
    response: madeStream,
    created: ({ id }) => `/audit/streams/${id}`,
    handler: ({ body, db }) => createStream(db, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit/streams/{stream}',
    summary: 'Read a stream of the audit log',
    permission: manage,
    effect: 'read',
    params,
    response: streamView,
    record: editedStream,
    handler: ({ params: { stream }, db }) => getStream(stream, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/audit/streams/{stream}',
    summary: 'Change a stream of the audit log',
    permission: manage,
    effect: 'change',
    params,
    body: streamChange,
    response: streamView,
    record,
    handler: ({ params: { stream }, body, db }) => changeStream(db, stream, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/audit/streams/{stream}',
    summary: 'Remove a stream of the audit log',
    permission: manage,
    effect: 'change',
    params,
    response: null,
    record,
    handler: ({ params: { stream }, db }) => deleteStream(db, stream),
  }),
  defineRoute({
    method: 'POST',
    path: '/audit/streams/{stream}/test',
    summary: 'Send a message that is no entry to a stream, and say whether it was taken',
    permission: manage,
    effect: 'records-itself',
    recordedBy: 'lib/audit-log/streams/test-stream',
    params,
    response: streamTest,
    handler: ({ actor, params: { stream }, db }) => testStream(db, actor, stream),
  }),
];
