import { z } from 'zod';
import { instantField } from '@/lib/api/fields';

const change = z.strictObject({
  operation: z.string(),
  collection: z.string(),
  until: instantField
    .nullable()
    .meta({ description: 'When it ends. Of what is lost: until when it still holds; null: no longer.' }),
});

const affectedPeople = z.strictObject({
  total: z.int(),
  users: z.array(z.string()).meta({ description: 'Some of them, by username.' }),
});

const affectedResource = z.strictObject({
  cluster: z.string(),
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  collection: z.string(),
  gainedBy: affectedPeople,
  lostBy: affectedPeople,
});

/** What a change does to access, as far as whoever asks may know. */
export const accessEffect = z
  .strictObject({
    people: z.array(
      z.strictObject({
        user: z.string(),
        fullName: z.string(),
        gained: z.array(change),
        lost: z.array(change),
      }),
    ),
    resources: z.array(affectedResource).meta({ description: 'Things and images on which access changes.' }),
    totals: z
      .strictObject({
        people: z.int(),
        gaining: z.int(),
        losing: z.int(),
        resources: z.record(z.string(), z.int()).meta({ description: 'By kind.' }),
      })
      .meta({ description: 'Also of what is not listed because it is too much.' }),
    elsewhere: z.int().meta({
      description: 'People for whom something changes on collections whose access you may not see.',
    }),
    truncated: z.boolean().meta({ description: 'Whether more is concerned than is listed.' }),
  })
  .meta({ id: 'AccessEffect' });
export type AccessEffect = z.output<typeof accessEffect>;
export type EffectChange = AccessEffect['people'][number]['gained'][number];
