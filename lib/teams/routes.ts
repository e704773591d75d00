import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import type { Caller } from '@/lib/api/route';
import { pageOf, pageQuery } from '@/lib/paging/page';
import { countedPageOf } from '@/lib/paging/sorted-page';
import { changeTeam, createTeam, deleteTeam } from '@/lib/teams/changes';
import { editedTeam } from '@/lib/teams/edited-team';
import { addMember, removeMember } from '@/lib/teams/members';
import { getTeam, listMembers, listTeams } from '@/lib/teams/queries';
import { memberView, newTeam, teamChange, teamFilter, teamView } from '@/lib/teams/schema';

const params = z.strictObject({ team: referenceField });
const record = async ({ params: { team } }: { params: z.output<typeof params> }, { actor, db }: Caller) =>
  editedTeam(await getTeam(actor, team, db));
const memberParams = z.strictObject({ team: referenceField, user: referenceField });
const query = z.strictObject(pageQuery);
const manage = { operation: 'team.manage', on: () => '/' } as const;

export const teamRoutes = [
  defineRoute({
    method: 'GET',
    path: '/teams',
    summary: 'List teams',
    permission: { signedIn: 'Lists only what the person may see: without team.view, their own teams.' },
    effect: 'read',
    query: teamFilter,
    response: countedPageOf(teamView),
    handler: ({ actor, query: page, db }) => listTeams(actor, page, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/teams',
    summary: 'Create a team',
    permission: manage,
    effect: 'change',
    previews: 'access',
    body: newTeam,
    response: teamView,
    created: ({ name }) => `/teams/${name}`,
    handler: ({ actor, body, db }) => createTeam(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/teams/{team}',
    summary: 'Show one team',
    permission: { signedIn: 'Answers 404 for what the person may not see.' },
    effect: 'read',
    params,
    response: teamView,
    record: editedTeam,
    handler: ({ actor, params: { team }, db }) => getTeam(actor, team, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/teams/{team}',
    summary: 'Rename a team or move it in the tree',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params,
    body: teamChange,
    response: teamView,
    record,
    handler: ({ actor, params: { team }, body, db }) => changeTeam(db, actor, team, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/teams/{team}',
    summary: 'Remove a team with its grants',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params,
    response: null,
    record,
    handler: ({ actor, params: { team }, db }) => deleteTeam(db, actor, team),
  }),
  defineRoute({
    method: 'GET',
    path: '/teams/{team}/members',
    summary: 'List the members of a team',
    permission: { signedIn: 'Answers 404 for a team that the person may not see.' },
    effect: 'read',
    params,
    query,
    response: pageOf(memberView),
    handler: ({ actor, params: { team }, query: page, db }) => listMembers(actor, { team, ...page }, db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/teams/{team}/members/{user}',
    summary: 'Put somebody in a team',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params: memberParams,
    response: null,
    handler: ({ actor, params: member, db }) => addMember(db, actor, member),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/teams/{team}/members/{user}',
    summary: 'Take somebody out of a team',
    permission: manage,
    effect: 'change',
    previews: 'access',
    params: memberParams,
    response: null,
    handler: ({ actor, params: member, db }) => removeMember(db, actor, member),
  }),
];
