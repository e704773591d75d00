import type { Address } from '@/bench/load/job';

/** One way to an engine: directly, through a reference, or through the door. */
export interface Way {
  /** As the report calls it. */
  readonly name: string;
  readonly at: Address;
  /** What stands before the path of the Engine API, version included. */
  readonly base: string;
  /** What the client sends to be let in. */
  readonly headers: Readonly<Record<string, string>>;
}

const apiVersion = '/v1.41';

/** Past the door, or through a proxy that asks nobody who they are. */
export function openWay(name: string, at: Address): Way {
  return { name, at, base: apiVersion, headers: {} };
}

export function doorWay(name: string, at: Address, token: string, cluster = 'local'): Way {
  const headers = { Authorization: `Bearer ${token}` };
  return { name, at, base: `/clusters/${cluster}${apiVersion}`, headers };
}
