import { z } from 'zod';
import { instantField } from '@/lib/api/fields';

export const auditCheckView = z
  .strictObject({
    id: z.uuid(),
    askedBy: z.string(),
    askedAt: instantField,
    endedAt: instantField.nullable().meta({ description: 'Null while it runs.' }),
    isIntact: z.boolean().nullable(),
    entries: z.string().meta({ description: 'How many entries were found whole.' }),
    brokenAt: z.string().nullable().meta({ description: 'The first entry that is broken.' }),
    problem: z.string(),
  })
  .meta({ id: 'AuditCheck' });
export type AuditCheckView = z.output<typeof auditCheckView>;

export const auditSealView = z
  .strictObject({
    firstEntry: z.string(),
    lastEntry: z.string(),
    firstAt: instantField,
    lastAt: instantField,
    file: z.string(),
    fileHash: z.string().meta({ description: 'sha256 of the file, in hex.' }),
    sealedAt: instantField,
    removedAt: instantField.nullable(),
  })
  .meta({ id: 'AuditSeal' });
export type AuditSealView = z.output<typeof auditSealView>;
