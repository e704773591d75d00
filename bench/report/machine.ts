import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import type { Rig } from '@/bench/rig/rig';

const gibibyte = 1024 ** 3;

/** What the figures were measured on, in one sentence each. */
export async function machine({ dockerAtEngine }: Rig): Promise<string[]> {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  const engine = await dockerAtEngine.run(
    'version',
    '--format',
    '{{.Server.Version}} (API {{.Server.APIVersion}})',
  );
  return [
    `${cpus().length} cores (${model}), ${Math.round(totalmem() / gibibyte)} GiB`,
    `Linux ${release()}, ${distribution()}`,
    `Node ${process.versions.node}, Docker Engine ${engine}`,
    `other load before the run: ${(loadavg()[0] ?? 0).toFixed(1)} of ${cpus().length} cores`,
  ];
}

function distribution(): string {
  return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
}
