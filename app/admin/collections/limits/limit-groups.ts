import type { LimitField } from '@/lib/limits/form-values';

/** Some limits that are set together. */
export interface LimitGroupWords {
  readonly title: string;
  readonly note: string;
  readonly fields: ReadonlyArray<readonly [LimitField, string, string]>;
}

export const limitGroups: readonly LimitGroupWords[] = [
  {
    title: 'Each container and task',
    note: 'What it gets that asks for nothing, and the most that it may ask for.',
    fields: [
      ['memoryDefault', 'Memory by default', '256 MiB'],
      ['memoryMaximum', 'Memory at most', '2 GiB'],
      ['cpusDefault', 'CPUs by default', '0.5'],
      ['cpusMaximum', 'CPUs at most', '2'],
      ['pidsDefault', 'Processes by default', '256'],
      ['pidsMaximum', 'Processes at most', '1024'],
      ['replicas', 'Replicas of a service at most', '6'],
    ],
  },
  {
    title: 'Everything together',
    note: 'Here and in all collections below. Where memory or CPUs are limited in all, each container needs a limit or a default.',
    fields: [
      ['containers', 'Containers', '20'],
      ['services', 'Services', '5'],
      ['totalMemory', 'Memory', '16 GiB'],
      ['totalCpus', 'CPUs', '8'],
    ],
  },
  {
    title: 'Published ports',
    note: 'Which ports of nodes may be published, and on which of their addresses. "none" allows none.',
    fields: [
      ['ports', 'Ports', '8000-8999, 9100'],
      ['addresses', 'Addresses', '10.0.0.5'],
    ],
  },
];

/** What each limit is called where it stands alone. */
export const limitLabels: Readonly<Record<LimitField, string>> = {
  memoryDefault: 'Memory of each, by default',
  memoryMaximum: 'Memory of each, at most',
  cpusDefault: 'CPUs of each, by default',
  cpusMaximum: 'CPUs of each, at most',
  pidsDefault: 'Processes of each, by default',
  pidsMaximum: 'Processes of each, at most',
  replicas: 'Replicas of a service',
  containers: 'Containers in all',
  services: 'Services in all',
  totalMemory: 'Memory in all',
  totalCpus: 'CPUs in all',
  ports: 'Published ports',
  addresses: 'On addresses',
  ulimits: 'Ulimits',
};
