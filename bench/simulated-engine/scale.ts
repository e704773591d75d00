import { z } from 'zod';

/** How large a simulated cluster is. */
export const scale = z.strictObject({
  nodes: z.int().min(1).max(1_000).default(100),
  services: z.int().min(1).max(10_000).default(2_000),
  /** All of them; those of services included. */
  containers: z.int().min(1).max(50_000).default(10_000),
  /** Of the containers, how many belong to no service. */
  loose: z.int().min(0).default(2_000),
  /** What happens by itself, per second. */
  eventsPerSecond: z.number().min(0).max(1_000).default(0),
  /**
   * Collections that services and loose containers are made for, by label, each with its share: the
   * first `count` of what there is, then the next. What is left over bears no label.
   */
  collections: z.array(z.strictObject({ path: z.string(), containers: z.int().min(0) })).default([]),
  seed: z.int().default(1),
});

export type Scale = z.infer<typeof scale>;
