import { readFileSync } from 'node:fs';
import { parseEndpoint } from '@/gateway/engines/endpoint';
import { type Engine, openEngine } from '@/gateway/engines/engine';
import { type KeptInventory, openInventory } from '@/gateway/engines/inventory';
import { namedEngine } from '@/gateway/engines/named-engine';
import { noticingEngine } from '@/gateway/inventory/noticing-engine';
import { type EngineCredentials, openEngineCredentials } from '@/lib/secrets/engine-credentials';

/** One registered engine of a cluster: its connections, what is known of it, and how it is. */
export interface Member {
  readonly id: string;
  readonly endpoint: string;
  readonly engine: Engine;
  readonly inventory: KeptInventory;
  /** As last measured. */
  readonly condition: MemberCondition;
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

export interface MemberCondition extends ClusterCondition {
  /** What it is in its Swarm; in none it is its own manager. */
  role: 'manager' | 'node';
  /** Its node of the Swarm; "" in none. */
  nodeId: string;
  hostname: string;
  /** What the engine calls itself; "" before it answered. */
  identity: string;
}

export interface MemberRow {
  readonly id: string;
  readonly endpoint: string;
  readonly sealedCredentials: Uint8Array | null;
  readonly role: 'manager' | 'node';
  readonly nodeId: string;
  readonly hostname: string;
}

/** @throws Error with a sentence for operators when the row cannot be used */
export function openMember(row: MemberRow, engineKeyFile: string): Member {
  const { id, endpoint, role, nodeId, hostname } = row;
  const engine = namedEngine(openEngine(parseEndpoint(endpoint, credentialsIn(row, engineKeyFile))), id);
  const inventory = openInventory(engine);
  const unknown = { detail: '', engineVersion: '', apiVersion: '1.41', swarm: '' };
  return {
    id,
    endpoint,
    engine: noticingEngine(engine, (touched) => inventory.touch(touched)),
    inventory,
    condition: { state: 'connecting', ...unknown, role, nodeId, hostname, identity: '' },
  };
}

/** @throws UnsealError when they were sealed for another engine or another gateway */
export function credentialsIn(
  { id, sealedCredentials }: Pick<MemberRow, 'id' | 'sealedCredentials'>,
  engineKeyFile: string,
): EngineCredentials | null {
  if (sealedCredentials === null) return null;
  return openEngineCredentials(sealedCredentials, readFileSync(engineKeyFile), id);
}
