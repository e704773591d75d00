import { z } from 'zod';
import { flag } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { objectVersion } from '@/lib/docker-api/routes/secrets-and-configs';
import { swarmInit, swarmJoin, swarmSpec, swarmUnlock } from '@/lib/docker-api/schemas/swarm';

const administration = {
  permission: { onWhole: 'swarm.manage' },
  target: 'none',
  transport: 'plain',
  answer: 'procedure',
} as const;
const change = {
  ...administration,
  method: 'POST',
  effect: 'change',
  query: z.strictObject({}),
  procedure: 'swarm-change',
} as const;

/** Administering the Swarm as a whole. Tokens and keys are in no log and on no record. */
export const swarmRoutes: readonly Route[] = [
  {
    ...administration,
    method: 'GET',
    path: '/swarm',
    // Who may manage it sees its join tokens too.
    permission: { onWhole: 'cluster.view' },
    query: z.strictObject({}),
    body: 'none',
    effect: 'read',
    procedure: 'swarm-inspect',
  },
  {
    ...administration,
    method: 'GET',
    path: '/swarm/unlockkey',
    query: z.strictObject({}),
    body: 'none',
    effect: 'read',
    procedure: 'swarm-unlock-key',
  },
  { ...change, path: '/swarm/init', body: swarmInit },
  { ...change, path: '/swarm/join', body: swarmJoin },
  { ...change, path: '/swarm/leave', query: z.strictObject({ force: flag.optional() }), body: 'none' },
  {
    ...change,
    path: '/swarm/update',
    query: z.strictObject({
      version: objectVersion,
      rotateWorkerToken: flag.optional(),
      rotateManagerToken: flag.optional(),
      rotateManagerUnlockKey: flag.optional(),
    }),
    body: swarmSpec,
  },
  { ...change, path: '/swarm/unlock', body: swarmUnlock },
];
