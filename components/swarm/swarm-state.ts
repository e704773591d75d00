import * as z from 'zod/mini';

const spec = z.looseObject({
  Orchestration: z.nullish(z.looseObject({ TaskHistoryRetentionLimit: z.nullish(z.number()) })),
  CAConfig: z.nullish(z.looseObject({ NodeCertExpiry: z.nullish(z.number()) })),
  EncryptionConfig: z.nullish(z.looseObject({ AutoLockManagers: z.nullish(z.boolean()) })),
  Dispatcher: z.nullish(z.looseObject({ HeartbeatPeriod: z.nullish(z.number()) })),
});

/** Which authority the nodes are to trust, and which signs their certificates. */
export const tlsInfo = z.object({
  TrustRoot: z.nullish(z.string()),
  CertIssuerPublicKey: z.nullish(z.string()),
});

const cluster = z.object({
  ID: z.string(),
  Version: z.object({ Index: z.number() }),
  CreatedAt: z.string(),
  RootRotationInProgress: z.nullish(z.boolean()),
  TLSInfo: z.nullish(tlsInfo),
  Spec: spec,
});

const info = z.object({
  Swarm: z.nullish(
    z.object({
      LocalNodeState: z.nullish(z.string()),
      ControlAvailable: z.nullish(z.boolean()),
      Error: z.nullish(z.string()),
      Cluster: z.nullish(z.unknown()),
      RemoteManagers: z.nullish(z.array(z.object({ Addr: z.string() }))),
    }),
  ),
});

export type SwarmCluster = z.output<typeof cluster>;

/** What the engine that a cluster is reached by is in a Swarm. */
export type SwarmState =
  | { readonly kind: 'none' }
  | { readonly kind: 'worker' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'failed'; readonly detail: string }
  /** Without how it is run, for who may not see that. */
  | {
      readonly kind: 'manager';
      readonly cluster: SwarmCluster | null;
      /** Where nodes join: "10.0.0.5:2377". */
      readonly managers: readonly string[];
    };

/** Read from `GET /info`, which holds no token, so that looking at it is not on record. */
export function readSwarmState(answer: unknown): SwarmState {
  const swarm = z.parse(info, answer).Swarm;
  const state = swarm?.LocalNodeState || 'inactive';
  if (state === 'locked') return { kind: 'locked' };
  if (state === 'error' || state === 'pending') {
    return { kind: 'failed', detail: swarm?.Error || `It says ${state}.` };
  }
  if (state !== 'active') return { kind: 'none' };
  if (!swarm?.ControlAvailable) return { kind: 'worker' };
  const read = z.safeParse(cluster, swarm.Cluster);
  const managers = (swarm.RemoteManagers ?? []).map(({ Addr }) => Addr);
  return { kind: 'manager', cluster: read.success ? read.data : null, managers };
}
