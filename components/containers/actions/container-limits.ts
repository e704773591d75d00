import type { ContainerInspect } from '@/components/containers/container-details';

/** What can be changed of a container that exists, as people write it. */
export interface LimitValues {
  /** In MB; "" is as much as there is. */
  memory: string;
  /** Processors; "" is as many as there are. */
  cpus: string;
  /** "" is as many as the node allows. */
  processes: string;
  restart: string;
  retries: string;
}

const megabyte = 1_000_000;

export function limitValues({ HostConfig }: ContainerInspect): LimitValues {
  const { Memory, NanoCpus, PidsLimit, RestartPolicy } = HostConfig;
  return {
    memory: Memory ? String(Memory / megabyte) : '',
    cpus: NanoCpus ? String(NanoCpus / 1e9) : '',
    processes: PidsLimit && PidsLimit > 0 ? String(PidsLimit) : '',
    restart: RestartPolicy?.Name || 'no',
    retries: RestartPolicy?.MaximumRetryCount ? String(RestartPolicy.MaximumRetryCount) : '',
  };
}

/**
 * The engine's request for what differs. An engine keeps swap at least at the size of the memory, so
 * both are set together.
 */
export function limitsBody(before: LimitValues, after: LimitValues): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  if (after.memory !== before.memory) {
    const bytes = Math.round(Number(after.memory) * megabyte);
    Object.assign(body, { Memory: bytes, MemorySwap: bytes === 0 ? -1 : bytes * 2 });
  }
  if (after.cpus !== before.cpus) body.NanoCpus = Math.round(Number(after.cpus) * 1e9);
  if (after.processes !== before.processes) body.PidsLimit = Number(after.processes) || -1;
  if (after.restart !== before.restart || after.retries !== before.retries) {
    body.RestartPolicy = {
      Name: after.restart,
      MaximumRetryCount: after.restart === 'on-failure' ? Number(after.retries) : 0,
    };
  }
  return body;
}

/** For the difference that is shown before it is applied. */
export function limitWords(values: LimitValues): string {
  return [
    `memory: ${values.memory ? `${values.memory} MB` : 'as much as there is'}`,
    `processors: ${values.cpus || 'as many as there are'}`,
    `processes: ${values.processes || 'as many as the node allows'}`,
    `when it ends: ${values.restart}${values.restart === 'on-failure' && values.retries ? `, at most ${values.retries} times` : ''}`,
  ].join('\n');
}
