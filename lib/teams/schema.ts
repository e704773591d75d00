import { z } from 'zod';
import { instantField, lineField, referenceField, teamNameField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';
import { sortField } from '@/lib/paging/sorted-page';

export const teamView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    parent: z.string().nullable().meta({ description: 'Members also hold what this team was granted.' }),
    memberCount: z.int().meta({ description: 'Members of the team itself.' }),
    childCount: z.int().meta({ description: 'Teams directly below it.' }),
    keptBy: z.string().nullable().meta({
      description: 'The provider of identity that keeps it, where it is changed; null: nobody else.',
    }),
    createdAt: instantField,
  })
  .meta({ id: 'Team' });
export type TeamView = z.output<typeof teamView>;

export const memberView = z
  .strictObject({
    id: z.uuid(),
    username: z.string(),
    fullName: z.string(),
    disabledAt: instantField.nullable(),
    keptBy: z.string().nullable().meta({
      description:
        'The provider of identity that put them there by a group of its own; null: somebody did it here.',
    }),
    since: instantField,
  })
  .meta({ id: 'Member' });
export type MemberView = z.output<typeof memberView>;

export const newTeam = z.strictObject({
  name: teamNameField,
  parent: referenceField.nullable().default(null),
  description: lineField(500).default(''),
});
export type NewTeam = z.output<typeof newTeam>;

export const teamChange = z
  .strictObject({ name: teamNameField, parent: referenceField.nullable(), description: lineField(500) })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');
export type TeamChange = z.output<typeof teamChange>;

export const teamSorts = {
  name: [{ path: ['name'] }],
  createdAt: [{ path: ['createdAt'], isTime: true }],
} as const;

export const teamFilter = z.strictObject({
  ...pageQuery,
  q: z.string().max(200).optional().meta({ description: 'In the name or the description.' }),
  parent: z
    .string()
    .max(64)
    .optional()
    .meta({ description: 'Only those directly below this team; "-" for those below none.' }),
  sort: sortField(teamSorts).optional(),
});
export type TeamFilter = z.output<typeof teamFilter>;
