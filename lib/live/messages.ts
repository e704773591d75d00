import * as z from 'zod/mini';

/** A row of any kind: what is told of a thing, known by its id within a topic. */
const row = z.looseObject({ id: z.string() });
export type LiveRow = z.infer<typeof row>;

/** All of a topic that its reader may see, in parts; it counts when the last has come. */
export const snapshotMessage = z.object({
  topic: z.string(),
  rows: z.array(row),
  isFirst: z.boolean(),
  isLast: z.boolean(),
});

/** What came or changed, and what went or may not be seen any more. */
export const diffMessage = z.object({
  topic: z.string(),
  changed: z.array(row),
  removed: z.array(z.string()),
});

/** How old what is told of a cluster is. */
export const stateMessage = z.object({
  cluster: z.string(),
  /** gone: there is no such cluster (any more). */
  state: z.enum(['live', 'stale', 'connecting', 'gone']),
  /** Milliseconds since the epoch. */
  since: z.number(),
  ageMs: z.number(),
});

export type SnapshotMessage = z.infer<typeof snapshotMessage>;
export type DiffMessage = z.infer<typeof diffMessage>;
export type StateMessage = z.infer<typeof stateMessage>;

/** The first rows of topics, for a page's HTML: `GET /live/rows`. */
export const firstRows = z.array(
  z.object({
    topic: z.string(),
    /** In the order of their names, as many as were asked for. */
    rows: z.array(row),
    /** How many there are. */
    total: z.number(),
    /** Of the cluster; live for what is on none. */
    state: z.enum(['live', 'stale', 'connecting', 'gone']),
    since: z.number(),
  }),
);
export type FirstRows = z.infer<typeof firstRows>;
