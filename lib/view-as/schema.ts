import { z } from 'zod';
import { instantField, lineField } from '@/lib/api/fields';

export const viewingStart = z.strictObject({
  reason: lineField(500).min(1, 'must say why').meta({ description: 'They are told it, too.' }),
});

export const viewingView = z
  .strictObject({
    viewing: z
      .strictObject({
        username: z.string(),
        fullName: z.string(),
        by: z.string().meta({ description: 'Who looks.' }),
        reason: z.string(),
        until: instantField,
      })
      .nullable()
      .meta({ description: 'Whom this session sees the console as; null: nobody but themselves.' }),
  })
  .meta({ id: 'Viewing' });
export type ViewingView = z.output<typeof viewingView>;
