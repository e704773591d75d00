import type { Operation } from '@/lib/access/operations';

/** A volume that the container mounts. It is made by the engine if it does not exist. */
export interface VolumeReference {
  /** Null: a new one without a name. */
  readonly name: string | null;
  readonly destination: string;
  readonly readOnly: boolean;
  /** Options of the local driver with which a new one is to be made. */
  readonly driverOptions: Readonly<Record<string, string>>;
}

export interface NetworkReference {
  /** Name or id as written. */
  readonly reference: string;
  /** Docker's own `bridge` or `none`, which everybody may use. */
  readonly predefined: boolean;
}

/** Another container whose namespace is joined. */
export interface ContainerReference {
  readonly reference: string;
  /** What it takes on that container. */
  readonly operation: Operation;
  readonly why: string;
}

/** Everything that a container spec names besides itself; each takes a right of its own. */
export interface SpecReferences {
  /** As written: it may be a name, an id, or the start of one. */
  readonly image: string;
  readonly volumes: readonly VolumeReference[];
  readonly networks: readonly NetworkReference[];
  readonly containers: readonly ContainerReference[];
}
