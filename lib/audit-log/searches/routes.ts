import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import type { Caller } from '@/lib/api/route';
import { auditSearchChange, auditSearchView, newAuditSearch } from '@/lib/audit-log/searches/schema';
import {
  changeSearch,
  createSearch,
  deleteSearch,
  getSearch,
  listSearches,
} from '@/lib/audit-log/searches/searches';
import { pageOf, pageQuery } from '@/lib/paging/page';
import { idField } from '@/lib/webhooks/schema';

/** There are few: all come at once, whatever is asked for. */
const wholeList = z.strictObject(pageQuery);
const params = z.strictObject({ search: idField });
const permission = {
  signedIn:
    "One's own and shared ones, with audit.view anywhere; sharing and others' take audit.manage on /.",
} as const;
const record = ({ params: { search } }: { params: z.output<typeof params> }, { actor, db }: Caller) =>
  getSearch(db, actor, search);

export const searchRoutes = [
  defineRoute({
    method: 'GET',
    path: '/audit/searches',
    summary: 'List the saved searches of the audit log',
    permission,
    effect: 'read',
    query: wholeList,
    response: pageOf(auditSearchView),
    handler: async ({ actor, db }) => ({ items: await listSearches(db, actor), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/audit/searches',
    summary: 'Save a search of the audit log',
    permission,
    effect: 'change',
    body: newAuditSearch,
    response: auditSearchView,
    created: ({ id }) => `/audit/searches/${id}`,
    handler: ({ actor, body, db }) => createSearch(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit/searches/{search}',
    summary: 'Read a saved search',
    permission,
    effect: 'read',
    params,
    response: auditSearchView,
    record: 'answer',
    handler: ({ actor, params: { search }, db }) => getSearch(db, actor, search),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/audit/searches/{search}',
    summary: 'Change a saved search',
    permission,
    effect: 'change',
    params,
    body: auditSearchChange,
    response: auditSearchView,
    record,
    handler: ({ actor, params: { search }, body, db }) => changeSearch(db, actor, search, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/audit/searches/{search}',
    summary: 'Remove a saved search',
    permission,
    effect: 'change',
    params,
    response: null,
    record,
    handler: ({ actor, params: { search }, db }) => deleteSearch(db, actor, search),
  }),
];
