import { spawn } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@/e2e/wait-for';
import type { LabNetwork } from './network';
import { identityOf, type ProcessIdentity } from './processes';

const port = 5000;

export interface Registry {
  /** host:port, as it stands in image names. */
  readonly host: string;
  readonly process: ProcessIdentity;
}

/** Starts a real registry on the lab's bridge, reached by the machine and by all its engines. */
export async function startRegistry(network: LabNetwork, labFolder: string): Promise<Registry> {
  const folder = join(labFolder, 'registry');
  mkdirSync(folder, { recursive: true });
  const host = `${network.hostAddress}:${port}`;
  const config = join(folder, 'config.yml');
  writeFileSync(config, configuration(host, folder));
  const output = openSync(join(folder, 'registry.log'), 'a');
  const child = spawn('docker-registry', ['serve', config], {
    stdio: ['ignore', output, output],
    detached: true,
  });
  child.unref();
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (!identity) throw new Error('docker-registry did not start');
  await waitFor(`the registry at ${host}`, async () => (await fetch(`http://${host}/v2/`)).ok);
  return { host, process: identity };
}

function configuration(address: string, folder: string): string {
  return `version: 0.1
log: { level: warn }
storage:
  filesystem: { rootdirectory: ${JSON.stringify(join(folder, 'data'))} }
  delete: { enabled: true }
http:
  addr: ${JSON.stringify(address)}
`;
}
