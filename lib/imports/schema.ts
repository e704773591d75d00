import { z } from 'zod';
import { operationField } from '@/lib/api/fields';
import { importKindNames } from '@/lib/imports/kinds';

export const importWish = z.strictObject({
  kind: z.enum(importKindNames),
  format: z.enum(['csv', 'json']).default('csv'),
  text: z
    .string()
    .max(900_000, 'must have at most 900,000 characters')
    .meta({ description: 'The file. GET /exports/{kind} answers the same form.' }),
});
export type ImportWish = z.output<typeof importWish>;

export const importReport = z
  .strictObject({
    kind: z.enum(importKindNames),
    created: z.int(),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
    lines: z.array(
      z.strictObject({
        line: z.int().meta({ description: 'In the file; of JSON the place in the list.' }),
        outcome: z.enum(['create', 'change', 'same', 'refused']),
        what: z.string(),
        detail: z.string().meta({ description: 'What changes, or why it is refused.' }),
        missing: z.strictObject({ operation: operationField, collection: z.string() }).optional(),
      }),
    ),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.output<typeof importReport>;
