import * as z from 'zod/mini';

const text = z.string();
const scalar = z.union([text, z.number(), z.boolean()]);
const number = z.union([z.number(), text]);
const words = z.union([text, z.array(scalar)]);
const listOrMap = z.union([z.array(scalar), z.record(text, z.nullable(scalar))]);
const external = z.union([z.boolean(), z.strictObject({ name: text })]);

const file = z.union([
  text,
  z.strictObject({
    source: text,
    target: z.optional(text),
    uid: z.optional(scalar),
    gid: z.optional(scalar),
    mode: z.optional(z.number()),
  }),
]);

const port = z.union([
  text,
  z.number(),
  z.strictObject({
    mode: z.optional(z.enum(['host', 'ingress'])),
    target: number,
    published: z.optional(number),
    protocol: z.optional(text),
  }),
]);

const mount = z.union([
  text,
  z.strictObject({
    type: z.enum(['volume', 'bind', 'tmpfs']),
    source: z.optional(text),
    target: text,
    read_only: z.optional(z.boolean()),
    consistency: z.optional(text),
    bind: z.optional(z.strictObject({ propagation: z.optional(text) })),
    volume: z.optional(z.strictObject({ nocopy: z.optional(z.boolean()), subpath: z.optional(text) })),
    tmpfs: z.optional(z.strictObject({ size: z.optional(number) })),
  }),
]);

const rollout = z.strictObject({
  parallelism: z.optional(number),
  delay: z.optional(text),
  failure_action: z.optional(text),
  monitor: z.optional(text),
  max_failure_ratio: z.optional(number),
  order: z.optional(z.enum(['start-first', 'stop-first'])),
});

const deploy = z.strictObject({
  mode: z.optional(z.enum(['replicated', 'global'])),
  endpoint_mode: z.optional(text),
  replicas: z.optional(number),
  labels: z.optional(listOrMap),
  update_config: z.optional(rollout),
  rollback_config: z.optional(rollout),
  resources: z.optional(
    z.strictObject({
      limits: z.optional(
        z.strictObject({ cpus: z.optional(number), memory: z.optional(number), pids: z.optional(number) }),
      ),
      reservations: z.optional(z.strictObject({ cpus: z.optional(number), memory: z.optional(number) })),
    }),
  ),
  restart_policy: z.optional(
    z.strictObject({
      condition: z.optional(z.enum(['none', 'on-failure', 'any'])),
      delay: z.optional(text),
      max_attempts: z.optional(number),
      window: z.optional(text),
    }),
  ),
  placement: z.optional(
    z.strictObject({
      constraints: z.optional(z.array(text)),
      preferences: z.optional(z.array(z.strictObject({ spread: text }))),
      max_replicas_per_node: z.optional(number),
    }),
  ),
});

/** What `docker stack deploy` passes over, saying so; so do we. */
export const ignoredByStacks = [
  'build',
  'cgroup_parent',
  'cgroupns_mode',
  'container_name',
  'depends_on',
  'devices',
  'domainname',
  'expose',
  'external_links',
  'ipc',
  'links',
  'mac_address',
  'network_mode',
  'pid',
  'privileged',
  'profiles',
  'restart',
  'security_opt',
  'shm_size',
  'tmpfs',
  'userns_mode',
] as const;

const service = z.strictObject({
  image: text,
  cap_add: z.optional(z.array(text)),
  cap_drop: z.optional(z.array(text)),
  command: z.optional(z.nullable(words)),
  configs: z.optional(z.array(file)),
  deploy: z.optional(deploy),
  dns: z.optional(words),
  dns_search: z.optional(words),
  entrypoint: z.optional(z.nullable(words)),
  environment: z.optional(listOrMap),
  extra_hosts: z.optional(listOrMap),
  healthcheck: z.optional(
    z.strictObject({
      disable: z.optional(z.boolean()),
      test: z.optional(words),
      interval: z.optional(text),
      timeout: z.optional(text),
      start_period: z.optional(text),
      start_interval: z.optional(text),
      retries: z.optional(number),
    }),
  ),
  hostname: z.optional(text),
  init: z.optional(z.boolean()),
  labels: z.optional(listOrMap),
  logging: z.optional(
    z.strictObject({ driver: z.optional(text), options: z.optional(z.record(text, z.nullable(scalar))) }),
  ),
  networks: z.optional(
    z.union([
      z.array(text),
      z.record(text, z.nullable(z.strictObject({ aliases: z.optional(z.array(text)) }))),
    ]),
  ),
  ports: z.optional(z.array(port)),
  read_only: z.optional(z.boolean()),
  secrets: z.optional(z.array(file)),
  stdin_open: z.optional(z.boolean()),
  stop_grace_period: z.optional(text),
  stop_signal: z.optional(text),
  sysctls: z.optional(listOrMap),
  tty: z.optional(z.boolean()),
  ulimits: z.optional(
    z.record(text, z.union([z.number(), z.strictObject({ soft: z.number(), hard: z.number() })])),
  ),
  user: z.optional(scalar),
  volumes: z.optional(z.array(mount)),
  working_dir: z.optional(text),
  ...Object.fromEntries(ignoredByStacks.map((key) => [key, z.optional(z.unknown())])),
});

const network = z.nullable(
  z.strictObject({
    name: z.optional(text),
    driver: z.optional(text),
    driver_opts: z.optional(z.record(text, scalar)),
    ipam: z.optional(
      z.strictObject({
        driver: z.optional(text),
        config: z.optional(z.array(z.strictObject({ subnet: z.optional(text) }))),
      }),
    ),
    external: z.optional(external),
    internal: z.optional(z.boolean()),
    attachable: z.optional(z.boolean()),
    labels: z.optional(listOrMap),
  }),
);

const volume = z.nullable(
  z.strictObject({
    name: z.optional(text),
    driver: z.optional(text),
    driver_opts: z.optional(z.record(text, scalar)),
    external: z.optional(external),
    labels: z.optional(listOrMap),
  }),
);

const data = z.strictObject({
  name: z.optional(text),
  file: z.optional(text),
  external: z.optional(external),
  labels: z.optional(listOrMap),
});

/** Compose 3.x, as far as a Swarm has a use for it. Closed: what is not here is refused with its place. */
export const composeFile = z.strictObject({
  version: z.optional(z.union([text, z.number()])),
  name: z.optional(text),
  services: z.record(text, service),
  networks: z.optional(z.record(text, network)),
  volumes: z.optional(z.record(text, volume)),
  secrets: z.optional(z.record(text, data)),
  configs: z.optional(z.record(text, data)),
});

export type ComposeFile = z.infer<typeof composeFile>;
export type ComposeService = z.infer<typeof service>;
export type ComposeData = z.infer<typeof data>;
export type Deploy = z.infer<typeof deploy>;
export type Rollout = z.infer<typeof rollout>;
