/** What is known of a cluster when its rules are looked at. Null: not known at this moment. */
export interface ClusterFacts {
  readonly cluster: { readonly id: string; readonly name: string };
  /** Each engine that the cluster is reached by. */
  readonly engines: readonly EngineFact[];
  /** The cluster's Swarm, where it is one. */
  readonly swarms: readonly SwarmFact[] | null;
  readonly nodes: readonly NodeFact[] | null;
  readonly services: readonly ServiceFact[] | null;
  /** Null also while nobody listens to the engine, and a restart could be missed. */
  readonly restarts: readonly RestartFact[] | null;
  readonly disks: readonly DiskFact[] | null;
  readonly certificates: readonly CertificateFact[] | null;
}

export interface EngineFact {
  readonly id: string;
  readonly name: string;
  /** False while it was not asked yet. */
  readonly isAway: boolean;
  /** In the words of the connection. */
  readonly detail: string;
}

export interface SwarmFact {
  /** The cluster's, as is its name. */
  readonly id: string;
  readonly name: string;
  /** Its engine answers, and says nothing of the Swarm. */
  readonly isSilent: boolean;
}

export interface NodeFact {
  readonly id: string;
  readonly name: string;
  /** Of a Swarm's node: "ready", "down", "unknown", "disconnected". */
  readonly state: string;
  readonly message: string;
  /** "active", "pause" or "drain". */
  readonly availability: string;
}

export interface ServiceFact {
  readonly id: string;
  readonly name: string;
  readonly desired: number;
  /** Tasks that run and should, on nodes that are ready. */
  readonly running: number;
  /** In the engine's words, of the task that failed last; "" where none did. */
  readonly lastError: string;
}

/** How often something ended by itself and was started again within the time asked for. */
export interface RestartFact {
  readonly kind: 'container' | 'service';
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Of the last end, e.g. "exit code 1"; "" where it is not known. */
  readonly detail: string;
}

export interface DiskFact {
  readonly id: string;
  /** The engine's host name. */
  readonly name: string;
  readonly usedBytes: number;
  readonly totalBytes: number;
}

export interface CertificateFact {
  readonly kind: 'certificate' | 'client-certificate';
  readonly id: string;
  /** What it is, as a part of a sentence: "the CA of Wheelhouse". */
  readonly name: string;
  readonly notAfter: Date;
  readonly advice: string;
  readonly ownerId?: string;
}
