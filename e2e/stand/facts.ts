import { z } from 'zod';

const variable = 'WHEELHOUSE_STAND';

const engineFacts = z.object({ name: z.string(), socket: z.string(), address: z.string() });

const standFacts = z.object({
  consoleUrl: z.url(),
  /** host:port of the Docker listener. */
  dockerAddress: z.string(),
  adminPassword: z.string(),
  /** What the product and its children print. */
  logFile: z.string(),
  dataFolder: z.string(),
  /** Names of this run begin with it, so that nothing clashes. */
  run: z.string(),
  engine: engineFacts,
  registry: z.string(),
  /** The cluster `swarm`: three nodes, the manager first. It has a registry of its own. */
  swarm: z.object({ nodes: z.tuple([engineFacts, engineFacts, engineFacts]), registry: z.string() }),
});

/** Where the product under test and its engine are. */
export type StandFacts = z.infer<typeof standFacts>;

export type EngineFacts = z.infer<typeof engineFacts>;
export type SwarmFacts = StandFacts['swarm'];

/** Tells the test processes that this one starts. */
export function announceStand(facts: StandFacts): void {
  process.env[variable] = JSON.stringify(facts);
}

export function standIsAnnounced(): boolean {
  return Boolean(process.env[variable]);
}

/** @throws when no global setup has started a stand */
export function announcedStand(): StandFacts {
  const text = process.env[variable];
  if (!text)
    throw new Error(`${variable} is not set: run this through vitest's or Playwright's global setup`);
  return standFacts.parse(JSON.parse(text));
}
