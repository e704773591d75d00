import type { JsonObject } from '@/lib/docker-api/json';
import { stackLabel } from '@/lib/rows/labels-of-stacks';
import type { ComposeFile, ComposeService, Deploy, Rollout } from '@/lib/stacks/compose/compose-schema';
import { filesOf } from '@/lib/stacks/compose/files';
import { mountsOf } from '@/lib/stacks/compose/mounts';
import { attachmentsOf } from '@/lib/stacks/compose/networks';
import { portsOf } from '@/lib/stacks/compose/ports';
import {
  bytes,
  commandWords,
  duration,
  listOf,
  mapping,
  nanoCpus,
  numberOf,
  pairs,
  present,
} from '@/lib/stacks/compose/values';

/** What `docker stack deploy` remembers of the image as the file names it. */
export const imageLabel = 'com.docker.stack.image';

/**
 * The spec of one service of a compose file, as `docker stack deploy` makes it (docker/cli
 * cli/compose/convert). Networks, secrets and configs are named: their ids are not known yet.
 *
 * @throws RangeError with what is wrong
 */
export function serviceSpecOf(
  stack: string,
  name: string,
  service: ComposeService,
  file: ComposeFile,
): JsonObject {
  const { deploy = {}, logging, dns, dns_search } = service;
  const env = pairs(service.environment)
    .flatMap(([key, value]) => (value === null ? key : `${key}=${value}`))
    .sort();
  const dnsConfig = present({ Nameservers: listOf(dns), Search: listOf(dns_search) });
  return {
    Name: `${stack}_${name}`,
    Labels: { ...mapping(deploy.labels), [imageLabel]: service.image, [stackLabel]: stack },
    TaskTemplate: {
      ContainerSpec: {
        ...present({
          Image: service.image,
          Command: commandWords(service.entrypoint),
          Args: commandWords(service.command),
          Hostname: service.hostname,
          Hosts: hostsOf(service.extra_hosts),
          DNSConfig: dnsConfig,
          Healthcheck: healthcheckOf(service.healthcheck),
          Env: env.length > 0 ? env : undefined,
          Dir: service.working_dir,
          User: service.user === undefined ? undefined : String(service.user),
          Mounts: notEmpty(mountsOf(stack, service, file.volumes)),
          StopGracePeriod: duration(service.stop_grace_period),
          StopSignal: service.stop_signal,
          TTY: service.tty,
          OpenStdin: service.stdin_open,
          ReadOnly: service.read_only,
          Secrets: notEmpty(filesOf('Secret', stack, service.secrets, file.secrets)),
          Configs: notEmpty(filesOf('Config', stack, service.configs, file.configs)),
          Init: service.init,
          Sysctls: service.sysctls ? mapping(service.sysctls) : undefined,
          CapabilityAdd: service.cap_add?.map(capability),
          CapabilityDrop: service.cap_drop?.map(capability),
          Ulimits: ulimitsOf(service.ulimits),
        }),
        Labels: { ...mapping(service.labels), [stackLabel]: stack },
      },
      ...present({
        LogDriver: logging ? { Name: logging.driver ?? '', Options: mapping(logging.options) } : undefined,
        Resources: resourcesOf(deploy.resources),
        RestartPolicy: restartOf(deploy.restart_policy),
        Placement: placementOf(deploy.placement),
        Networks: attachmentsOf(stack, name, service.networks, file.networks),
      }),
    },
    Mode:
      deploy.mode === 'global'
        ? { Global: {} }
        : { Replicated: deploy.replicas === undefined ? {} : { Replicas: numberOf(deploy.replicas) } },
    ...present({
      UpdateConfig: rolloutOf(deploy.update_config),
      RollbackConfig: rolloutOf(deploy.rollback_config),
    }),
    EndpointSpec: {
      ...present({ Mode: deploy.endpoint_mode?.toLowerCase(), Ports: notEmpty(portsOf(service.ports)) }),
    },
  };
}

function notEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** "name:address" or "name=address" → "address name", as in /etc/hosts. */
function hostsOf(hosts: ComposeService['extra_hosts']): string[] | undefined {
  if (hosts === undefined) return undefined;
  if (!Array.isArray(hosts)) {
    return Object.entries(hosts)
      .map(([name, address]) => `${address ?? ''} ${name}`)
      .sort();
  }
  return hosts.map((entry) => {
    const [, name = '', address = ''] = /^([^:=]+)[:=](.*)$/.exec(String(entry)) ?? [];
    return `${address} ${name}`;
  });
}

function healthcheckOf(check: ComposeService['healthcheck']): JsonObject | undefined {
  if (check === undefined) return undefined;
  if (check.disable) return { Test: ['NONE'] };
  const { test } = check;
  return present({
    Test: typeof test === 'string' ? ['CMD-SHELL', test] : test?.map(String),
    Interval: duration(check.interval),
    Timeout: duration(check.timeout),
    StartPeriod: duration(check.start_period),
    StartInterval: duration(check.start_interval),
    Retries: check.retries === undefined ? undefined : numberOf(check.retries),
  }) as JsonObject | undefined;
}

function resourcesOf(resources: Deploy['resources']): JsonObject | undefined {
  const { limits, reservations } = resources ?? {};
  const Limits = limits && {
    ...present({
      NanoCPUs: nanoCpus(limits.cpus),
      MemoryBytes: bytes(limits.memory),
      Pids: limits.pids === undefined ? undefined : numberOf(limits.pids),
    }),
  };
  const Reservations = reservations && {
    ...present({ NanoCPUs: nanoCpus(reservations.cpus), MemoryBytes: bytes(reservations.memory) }),
  };
  return present({ Limits, Reservations }) as JsonObject | undefined;
}

function restartOf(policy: Deploy['restart_policy']): JsonObject | undefined {
  return (
    policy &&
    ({
      ...present({
        Condition: policy.condition,
        Delay: duration(policy.delay),
        MaxAttempts: policy.max_attempts === undefined ? undefined : numberOf(policy.max_attempts),
        Window: duration(policy.window),
      }),
    } as JsonObject)
  );
}

function placementOf(placement: Deploy['placement']): JsonObject | undefined {
  const { constraints, preferences, max_replicas_per_node: most } = placement ?? {};
  return present({
    Constraints: constraints,
    Preferences: preferences?.map(({ spread }) => ({ Spread: { SpreadDescriptor: spread } })),
    MaxReplicas: most === undefined ? undefined : numberOf(most),
  }) as JsonObject | undefined;
}

function rolloutOf(rollout: Rollout | undefined): JsonObject | undefined {
  if (rollout === undefined) return undefined;
  const { parallelism, max_failure_ratio: ratio } = rollout;
  return {
    Parallelism: parallelism === undefined ? 1 : numberOf(parallelism),
    ...present({
      Delay: duration(rollout.delay),
      FailureAction: rollout.failure_action,
      Monitor: duration(rollout.monitor),
      MaxFailureRatio: ratio === undefined ? undefined : numberOf(ratio),
      Order: rollout.order,
    }),
  };
}

/** Docker writes them in capitals with their prefix. */
function capability(name: string): string {
  const upper = name.toUpperCase();
  return upper === 'ALL' || upper.startsWith('CAP_') ? upper : `CAP_${upper}`;
}

function ulimitsOf(ulimits: ComposeService['ulimits']): JsonObject[] | undefined {
  if (ulimits === undefined) return undefined;
  return Object.entries(ulimits)
    .map(([Name, limit]) =>
      typeof limit === 'number'
        ? { Name, Soft: limit, Hard: limit }
        : { Name, Soft: limit.soft, Hard: limit.hard },
    )
    .sort((a, b) => (a.Name < b.Name ? -1 : 1));
}
