/** What people set of a service most of the time, as fields of a form; "" is "not set". */
export interface ServiceForm {
  name: string;
  /** Where it goes; only a new one has a choice. */
  collection: string;
  image: string;
  mode: 'replicated' | 'global' | 'other';
  replicas: string;
  command: string;
  args: string;
  user: string;
  directory: string;
  env: Pair[];
  labels: Pair[];
  ports: PortField[];
  mounts: MountField[];
  networks: { target: string }[];
  secrets: FileField[];
  configs: FileField[];
  limitCpus: string;
  limitMemory: string;
  reserveCpus: string;
  reserveMemory: string;
  restart: '' | 'none' | 'on-failure' | 'any';
  restartDelay: string;
  restartAttempts: string;
  /** image: as its image says; none: not checked; shell and exec: by the command in `health`. */
  healthKind: 'image' | 'none' | 'shell' | 'exec';
  health: string;
  healthInterval: string;
  healthTimeout: string;
  healthStart: string;
  healthRetries: string;
  constraints: { text: string }[];
  maxPerNode: string;
  updateParallelism: string;
  updateDelay: string;
  updateMonitor: string;
  updateFailure: '' | 'pause' | 'continue' | 'rollback';
  updateOrder: '' | 'stop-first' | 'start-first';
}

export interface Pair {
  name: string;
  value: string;
}

export interface PortField {
  published: string;
  target: string;
  protocol: 'tcp' | 'udp' | 'sctp';
  mode: 'ingress' | 'host';
}

export interface MountField {
  type: 'volume' | 'bind' | 'tmpfs';
  source: string;
  target: string;
  isReadOnly: boolean;
}

/** A secret or config that tasks find as a file. */
export interface FileField {
  id: string;
  name: string;
  file: string;
}
