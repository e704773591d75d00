import * as z from 'zod/mini';

/** The first rows of topics, for a page's HTML: `GET /live/rows`. */
export const firstRows = z.array(
  z.object({
    topic: z.string(),
    /** In the order of their names, as many as were asked for. */
    rows: z.array(z.looseObject({ id: z.string() })),
    /** How many there are. */
    total: z.number(),
    /** Of the cluster; live for what is on none. */
    state: z.enum(['live', 'stale', 'connecting', 'gone']),
    since: z.number(),
  }),
);
