import { z } from 'zod';
import { operations } from '@/lib/access/operations';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import type { Caller } from '@/lib/api/route';
import { pageOf, pageQuery } from '@/lib/paging/page';
import { countedPageOf } from '@/lib/paging/sorted-page';
import { changeRole, createRole, deleteRole } from '@/lib/roles/changes';
import { operationView, viewOperation } from '@/lib/roles/operation-view';
import { getRole, listRoles, listRoleVersions } from '@/lib/roles/queries';
import { newRole, roleChange, roleFilter, roleVersionView, roleView } from '@/lib/roles/schema';

const params = z.strictObject({ role: referenceField });
const record = ({ params: { role } }: { params: z.output<typeof params> }, { actor, db }: Caller) =>
  getRole(actor, role, db);
const query = z.strictObject(pageQuery);
const manage = { operation: 'role.manage', on: () => '/' } as const;

export const roleRoutes = [
  defineRoute({
    method: 'GET',
    path: '/operations',
    summary: 'The catalogue of operations',
    permission: { signedIn: 'The catalogue is the same for everybody, and refusals name its entries.' },
    effect: 'read',
    response: pageOf(operationView),
    handler: () => ({ items: operations.map(viewOperation), nextCursor: null }),
  }),
  defineRoute({
    method: 'GET',
    path: '/roles',
    summary: 'List roles',
    permission: { signedIn: 'Lists only what the person may see: without role.view, roles they hold.' },
    effect: 'read',
    query: roleFilter,
    response: countedPageOf(roleView),
    handler: ({ actor, query: filter, db }) => listRoles(actor, filter, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/roles',
    summary: 'Create a role from operations of the catalogue',
    permission: manage,
    effect: 'change',
    previews: 'access',
    body: newRole,
    response: roleView,
    created: ({ id }) => `/roles/${id}`,
    handler: ({ actor, body, db }) => createRole(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/roles/{role}',
    summary: 'Show one role',
    permission: { signedIn: 'Answers 404 for what the person may not see.' },
    effect: 'read',
    params,
    response: roleView,
    record: 'answer',
    handler: ({ actor, params: { role }, db }) => getRole(actor, role, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/roles/{role}',
    summary: 'Change a role, as a new version of it',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params,
    body: roleChange,
    response: roleView,
    record,
    handler: ({ actor, params: { role }, body, db }) => changeRole(db, actor, role, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/roles/{role}',
    summary: 'Remove a role that nobody was granted',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params,
    response: null,
    record,
    handler: ({ actor, params: { role }, db }) => deleteRole(db, actor, role),
  }),
  defineRoute({
    method: 'GET',
    path: '/roles/{role}/versions',
    summary: 'What a role held at each version',
    permission: { signedIn: 'Answers 404 for a role that the person may not see.' },
    effect: 'read',
    params,
    query,
    response: pageOf(roleVersionView),
    handler: ({ actor, params: { role }, query: page, db }) => listRoleVersions(actor, { role, ...page }, db),
  }),
];
