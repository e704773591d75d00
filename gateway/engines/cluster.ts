import { readFileSync } from 'node:fs';
import { type Endpoint, parseEndpoint } from '@/gateway/engines/endpoint';
import { type Engine, openEngine } from '@/gateway/engines/engine';
import { type KeptInventory, openInventory } from '@/gateway/engines/inventory';
import { noticingEngine } from '@/gateway/inventory/noticing-engine';
import { openClusterCredentials } from '@/lib/secrets/cluster-credentials';

/** One registered cluster, ready to be asked. */
export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** Registry hosts that its engine may be asked to contact. */
  readonly registryHosts: readonly string[];
  readonly engine: Engine;
  readonly inventory: KeptInventory;
  /** As last measured. */
  readonly condition: ClusterCondition;
}

export interface ClusterCondition {
  state: 'connecting' | 'reachable' | 'unreachable';
  detail: string;
  engineVersion: string;
  /** The highest API version that the engine speaks. */
  apiVersion: string;
  /** "inactive", "active/manager", …; "" where the engine does not say so in its pings. */
  swarm: string;
}

export interface ClusterRow {
  readonly id: string;
  readonly name: string;
  readonly endpoint: string;
  readonly sealedCredentials: Uint8Array | null;
  readonly registryHosts: string[];
  readonly isDefault: boolean;
}

/**
 * Where the row's engine is and how we prove ourselves to it.
 *
 * @throws Error with a sentence for operators when the row cannot be used
 */
export function endpointOf(row: ClusterRow, engineKeyFile: string): Endpoint {
  if (row.sealedCredentials === null) return parseEndpoint(row.endpoint, null);
  const credentials = openClusterCredentials(row.sealedCredentials, readFileSync(engineKeyFile), row.id);
  return parseEndpoint(row.endpoint, credentials);
}

export function openCluster(row: ClusterRow, endpoint: Endpoint): Cluster {
  const engine = openEngine(endpoint);
  const inventory = openInventory(engine);
  return {
    id: row.id,
    name: row.name,
    isDefault: row.isDefault,
    registryHosts: row.registryHosts,
    engine: noticingEngine(engine, (touched) => inventory.touch(touched)),
    inventory,
    condition: { state: 'connecting', detail: '', engineVersion: '', apiVersion: '1.41', swarm: '' },
  };
}
