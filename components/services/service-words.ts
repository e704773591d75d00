import type { ServicePort, ServiceRow } from '@/lib/services/row';

const modes: Readonly<Record<ServiceRow['mode'], string>> = {
  replicated: 'Replicated',
  global: 'One on each node',
  'replicated-job': 'Job',
  'global-job': 'Job on each node',
};

export function modeWords({ mode, desired }: Pick<ServiceRow, 'mode' | 'desired'>): string {
  return mode === 'replicated' ? `${desired} ${desired === 1 ? 'replica' : 'replicas'}` : modes[mode];
}

/** "8080 → 80", "chosen by the Swarm → 80/udp" */
export function portWords({ publishedPort, targetPort, protocol, mode }: ServicePort): string {
  const to = `${targetPort}${protocol === 'tcp' ? '' : `/${protocol}`}`;
  return `${publishedPort ?? 'any'} → ${to}${mode === 'host' ? ', on its nodes' : ''}`;
}
