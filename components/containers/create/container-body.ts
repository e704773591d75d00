import type { CreateValues } from '@/components/resources/create/create-dialog';
import { readKeyValueLines } from '@/components/resources/create/key-value-lines';

export interface ContainerValues extends CreateValues {
  name: string;
  image: string;
  command: string;
  /** `KEY=value`, a line each. */
  env: string;
  /** `8080:80` or `127.0.0.1:8080:80/udp`, a line each. */
  ports: string;
  /** `volume:/path` or `/path/of/the/node:/path:ro`, a line each. */
  mounts: string;
  network: string;
  memory: string;
  cpus: string;
  restart: string;
  labels: string;
  starts: boolean;
}

const megabyte = 1_000_000;

/**
 * The engine's request for what the form says.
 *
 * @throws Error on a port that cannot be read
 */
export function containerBody(values: ContainerValues): Record<string, unknown> {
  const ports = linesOf(values.ports).map(readPort);
  const mounts = linesOf(values.mounts);
  return {
    Image: values.image,
    ...(values.command.trim() ? { Cmd: readCommand(values.command) } : {}),
    Env: linesOf(values.env),
    Labels: readKeyValueLines(values.labels),
    ...(ports.length > 0 ? { ExposedPorts: Object.fromEntries(ports.map(({ port }) => [port, {}])) } : {}),
    HostConfig: {
      ...(ports.length > 0 ? { PortBindings: bindings(ports) } : {}),
      ...(mounts.length > 0 ? { Binds: mounts } : {}),
      ...(values.network ? { NetworkMode: values.network } : {}),
      ...(values.memory ? { Memory: Math.round(Number(values.memory) * megabyte) } : {}),
      ...(values.cpus ? { NanoCpus: Math.round(Number(values.cpus) * 1e9) } : {}),
      RestartPolicy: { Name: values.restart },
    },
  };
}

/** A command as one types it: words, with quotes around what has spaces in it. */
export function readCommand(text: string): string[] {
  const words = text.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+/g) ?? [];
  return words.map((word) => {
    if (word.startsWith("'")) return word.slice(1, -1);
    return word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word;
  });
}

interface Port {
  /** As the engine writes it, e.g. "80/tcp". */
  readonly port: string;
  readonly binding: { readonly HostIp: string; readonly HostPort: string };
}

function readPort(line: string): Port {
  const [, address = '', published = '', target = '', protocol = 'tcp'] =
    /^(?:(\d+\.\d+\.\d+\.\d+|\[[0-9a-f:]+\]):)?(?:(\d+):)?(\d+)(?:\/(tcp|udp|sctp))?$/.exec(line) ?? [];
  if (target === '') throw new Error(`Ports: “${line}” is not like 8080:80.`);
  return { port: `${target}/${protocol}`, binding: { HostIp: address, HostPort: published } };
}

function bindings(ports: readonly Port[]): Record<string, Port['binding'][]> {
  const byPort: Record<string, Port['binding'][]> = {};
  for (const { port, binding } of ports) byPort[port] = [...(byPort[port] ?? []), binding];
  return byPort;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
