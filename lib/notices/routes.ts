import { defineRoute } from '@/lib/api/define-route';
import { countNotices, listNotices, markRead } from '@/lib/notices/queries';
import { noticeCount, noticeFilter, noticeView, readNotices } from '@/lib/notices/schema';
import { pageOf } from '@/lib/paging/page';

const own = { signedIn: 'Only what the person was told themselves.' } as const;

export const noticeRoutes = [
  defineRoute({
    method: 'GET',
    path: '/notices',
    summary: 'List what I was told, the latest first',
    permission: own,
    effect: 'read',
    query: noticeFilter,
    response: pageOf(noticeView),
    handler: ({ actor, query, db }) => listNotices(actor, query, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/notice-counts',
    summary: 'Count what I have not read yet',
    permission: own,
    effect: 'read',
    response: noticeCount,
    handler: ({ actor, db }) => countNotices(actor, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/notices/read',
    summary: 'Mark notices as read',
    permission: own,
    effect: 'records-itself',
    recordedBy: 'nobody: whether a notice was read changes nothing but the bell of who read it',
    body: readNotices,
    response: null,
    handler: async ({ actor, body }) => {
      await markRead(actor, body.ids);
    },
  }),
];
