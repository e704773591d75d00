import type { ContainerInspect } from '@/components/containers/container-details';
import { bytesText } from '@/components/ui/bytes';
import type { PublishedPort } from '@/lib/containers/published-port';

/** The instant that the engine writes for "never". */
const never = '0001-01-01T00:00:00Z';

/** The engine's instant; null for "never" and for what is no instant. */
export function engineInstant(text: string | null | undefined): string | null {
  if (!text || text === never || Number.isNaN(Date.parse(text))) return null;
  return text;
}

/** What happens when it ends by itself. */
export function restartWords({ RestartPolicy: policy }: ContainerInspect['HostConfig']): string {
  switch (policy?.Name) {
    case 'always':
      return 'Always started again';
    case 'unless-stopped':
      return 'Started again unless it was stopped on purpose';
    case 'on-failure': {
      const most = policy.MaximumRetryCount ?? 0;
      return most > 0
        ? `Started again after a failure, at most ${most} times`
        : 'Started again after a failure';
    }
    default:
      return 'Stays stopped when it ends';
  }
}

/** What it may use at most. */
export function limitWords({ Memory, NanoCpus, PidsLimit }: ContainerInspect['HostConfig']): string {
  const limits = [
    Memory ? `${bytesText(Memory)} of memory` : '',
    NanoCpus ? `${NanoCpus / 1e9} ${NanoCpus === 1e9 ? 'processor' : 'processors'}` : '',
    PidsLimit && PidsLimit > 0 ? `${PidsLimit} processes` : '',
  ].filter(Boolean);
  return limits.length > 0 ? `At most ${limits.join(', ')}` : 'None';
}

/** How it ended last; null while it runs or before it ever ran. */
export function endingWords(state: ContainerInspect['State']): string | null {
  if (state.Running || !engineInstant(state.FinishedAt)) return null;
  if (state.OOMKilled) return 'Killed: it needed more memory than it may have';
  if (state.Error) return state.Error;
  return state.ExitCode === 0 ? 'Ended by itself without an error' : `Ended with exit code ${state.ExitCode}`;
}

/** The engine's list sentence, made from an inspect answer, as far as marks need it. */
export function statusSentence(state: ContainerInspect['State']): string {
  if (state.Health?.Status === 'unhealthy') return 'Up (unhealthy)';
  return state.Status === 'exited' ? `Exited (${state.ExitCode ?? 0})` : state.Status;
}

/** What is run, as one would type it. */
export function commandWords({ Entrypoint, Cmd }: ContainerInspect['Config']): string {
  return [...(Entrypoint ?? []), ...(Cmd ?? [])].join(' ');
}

/** Published ports of an inspect answer, in the form that lists have. */
export function inspectedPorts(settings: ContainerInspect['NetworkSettings']): PublishedPort[] {
  const ports = new Map<string, PublishedPort>();
  for (const [key, bindings] of Object.entries(settings?.Ports ?? {})) {
    const [privatePort = '', protocol = 'tcp'] = key.split('/');
    for (const { HostIp, HostPort } of bindings ?? []) {
      const address = !HostIp || HostIp === '0.0.0.0' || HostIp === '::' ? '' : HostIp;
      const port = { privatePort: Number(privatePort), publicPort: Number(HostPort), protocol, address };
      if (port.publicPort > 0) ports.set(`${address} ${HostPort} ${protocol}`, port);
    }
  }
  return [...ports.values()].sort((a, b) => a.publicPort - b.publicPort);
}
