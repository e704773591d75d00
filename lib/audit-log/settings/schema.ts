import { z } from 'zod';
import { readLevels } from '@/lib/settings/settings';

export const auditSettings = z
  .strictObject({
    reads: z.enum(readLevels).meta({
      description:
        'Which reads are recorded: none; sensitive ones (data of configs, environments, logs, files copied out, exported images and containers, exports of the log); all.',
    }),
    keepDays: z
      .int()
      .min(30, 'must be 30 or more')
      .max(36_500, 'must be 36500 or less')
      .nullable()
      .meta({ description: 'Older entries are exported, sealed and then removed; null: never.' }),
  })
  .meta({ id: 'AuditSettings' });
export type AuditSettings = z.output<typeof auditSettings>;
