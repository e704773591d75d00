import * as z from 'zod/mini';
import { liveKinds } from '@/lib/live/kinds';

/** Something that was found by its name, `GET /search`. */
export const searchHit = z.object({
  kind: z.enum(liveKinds),
  cluster: z.string(),
  /** The engine's full id; a volume's name. */
  id: z.string(),
  name: z.string(),
  collection: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchAnswer = z.object({
  items: z.array(searchHit),
  /** How many there are; more than are shown where they are many. */
  total: z.number(),
});
