import * as z from 'zod/mini';

/** What a search finds, by the names that paths give kinds; tasks are found by their services. */
export const searchedKinds = [
  'services',
  'stacks',
  'containers',
  'nodes',
  'images',
  'volumes',
  'networks',
  'secrets',
  'configs',
] as const;

/** Something that was found by its name, `GET /search`. */
export const searchHit = z.object({
  kind: z.enum(searchedKinds),
  cluster: z.string(),
  /** The engine's full id; of a volume or stack its name. */
  id: z.string(),
  name: z.string(),
  collection: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchAnswer = z.object({
  items: z.array(searchHit),
  /** How many fit; more than are answered where they are many. */
  total: z.number(),
});
