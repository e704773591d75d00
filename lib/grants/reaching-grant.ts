import { z } from 'zod';
import type { GrantSubject, ReachingGrant } from '@/lib/access/access';
import { describeGrant } from '@/lib/access/explain';
import { instantField } from '@/lib/api/fields';

/** One grant as it reaches one person. */
export const reachingGrantView = z
  .strictObject({
    grant: z.string().meta({ description: 'The id of the grant.' }),
    subject: z.string().meta({ description: '"user:alice", "team:web" or "everyone".' }),
    through: z.array(z.string()).meta({ description: 'The teams from the one the person is in upwards.' }),
    role: z.string(),
    collection: z.string(),
    expiresAt: instantField.nullable(),
    words: z.string().meta({ description: 'The same in words.' }),
  })
  .meta({ id: 'ReachingGrant' });
export type ReachingGrantView = z.output<typeof reachingGrantView>;

export function viewReachingGrant(grant: ReachingGrant): ReachingGrantView {
  const { id, subject, through, role, collection, expiresAt } = grant;
  return {
    grant: id,
    subject: subjectText(subject),
    through: [...through],
    role,
    collection,
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    words: describeGrant(grant),
  };
}

/** "user:ana", "team:web" or "everyone", as requests write it. */
export function subjectText(subject: GrantSubject): string {
  return subject.kind === 'everyone' ? 'everyone' : `${subject.kind}:${subject.name}`;
}
