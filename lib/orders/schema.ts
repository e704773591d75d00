import { z } from 'zod';
import { fieldSchema } from '@/lib/catalog/template';

const hourMs = 60 * 60_000;
const yearMs = 366 * 24 * hourMs;

/** Until when an order is needed: between an hour and a year from now. */
export const untilSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((until) => until.getTime() >= Date.now() + hourMs - 60_000, 'It has to last an hour at least.')
  .refine(
    (until) => until.getTime() <= Date.now() + yearMs,
    'It can last a year at most. You can extend it later.',
  );

export const catalogItemView = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  /** Whether this person may order it, or only look at it. */
  mayOrder: z.boolean(),
  fields: z.array(fieldSchema),
});

export const orderView = z.object({
  id: z.uuid(),
  item: z.object({ slug: z.string(), title: z.string() }),
  title: z.string(),
  state: z.enum(['preparing', 'ready', 'needs_attention', 'removing', 'removed']),
  /** The step under way or what is wrong, in plain words. */
  statusText: z.string(),
  link: z.string().nullable(),
  /** Who can help when it needs attention, e.g. "Ana and team platform". */
  helpers: z.string(),
  expiresAt: z.string(),
  createdAt: z.string(),
  inputs: z.record(z.string(), z.string()),
});

export type CatalogItemView = z.infer<typeof catalogItemView>;
export type OrderView = z.infer<typeof orderView>;
