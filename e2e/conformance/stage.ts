import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DockerCli, dockerAtEngine } from '@/e2e/fixtures/docker-cli';
import { labImages } from '@/e2e/lab/images';
import { type Lab, startLab } from '@/e2e/lab/lab';

const madeAt = new Date('2026-01-01T00:00:00Z');

/** A clean lab of its own, and the docker that plays there. */
export interface Stage {
  readonly docker: DockerCli;
  /** The Swarm's other nodes, past the door. */
  readonly workers: readonly DockerCli[];
  /** `$NAME` → its value. */
  readonly variables: Map<string, string>;
  /** What only this stage calls so. */
  readonly names: ReadonlyMap<string, string>;
  readonly folder: string;
  /** Empties the folder and writes these files. */
  prepare(files: Readonly<Record<string, string>>): Promise<void>;
  /** Takes away, past the door, what a chapter left. */
  tidyUp(): Promise<void>;
}

export type Deployment = 'one engine' | 'a swarm of three';

export function startStageLab(deployment: Deployment): Promise<Lab> {
  return startLab(deployment === 'one engine' ? {} : { engines: 3, swarm: true });
}

/**
 * @param docker whoever plays; the engine's own client for the tour past the door
 * @param ownNames what else only this stage calls so
 */
export function stageOn(
  lab: Lab,
  docker: DockerCli = dockerAtEngine(lab.engines[0].socket),
  ownNames: readonly (readonly [string, string])[] = [],
): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-tour-'));
  const nodes = lab.engines.map(({ socket }) => dockerAtEngine(socket));
  const variables = new Map([
    ['REGISTRY', lab.registry],
    ['CHECKOUT', process.cwd()],
  ]);
  const names = new Map<string, string>([...ownNames, [folder, 'FOLDER'], [lab.registry, 'REGISTRY']]);
  lab.engines.forEach(({ name, address, socket }, index) => {
    variables.set(`NODE${index}`, name).set(`ADDRESS${index}`, address);
    names.set(name, `NODE${index}`).set(address, `ADDRESS${index}`).set(dirname(socket), `ENGINE${index}`);
  });
  return {
    docker,
    workers: nodes.slice(1),
    variables,
    names,
    folder,
    prepare: async (files) => {
      rmSync(folder, { recursive: true, force: true });
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
        // Archives tell when a file was made: of every player at the same time.
        utimesSync(join(folder, path), madeAt, madeAt);
      }
      mkdirSync(folder, { recursive: true });
      // Finer than seconds: what ends a chapter is no part of the next.
      variables.set('BEGAN', (Date.now() / 1000).toFixed(3));
    },
    tidyUp: async () => {
      const [manager, ...workers] = nodes;
      if (manager && nodes.length > 1) await emptySwarm(manager);
      await Promise.all(
        [...(manager ? [manager] : []), ...workers].map((node) => emptyEngine(node, lab.registry)),
      );
    },
  };
}

async function emptySwarm(manager: DockerCli): Promise<void> {
  for (const kind of ['service', 'secret', 'config']) {
    const ids = await listed(manager, kind, 'ls', '-q');
    if (ids.length > 0) await manager.attempt(kind, 'rm', ...ids);
  }
}

async function emptyEngine(engine: DockerCli, registry: string): Promise<void> {
  const containers = await listed(engine, 'ps', '-aq');
  if (containers.length > 0) await engine.attempt('rm', '-fv', ...containers);
  await engine.attempt('network', 'prune', '-f');
  const volumes = await listed(engine, 'volume', 'ls', '-q');
  if (volumes.length > 0) await engine.attempt('volume', 'rm', '-f', ...volumes);
  const ofTheLab = new Set(labImages.flatMap((image) => [`${image}:latest`, `${registry}/${image}:latest`]));
  const images = await listed(engine, 'images', '--format', '{{.Repository}}:{{.Tag}}');
  const left = images.filter((image) => !ofTheLab.has(image) && !image.includes('<none>'));
  if (left.length > 0) await engine.attempt('rmi', '-f', ...left);
  await engine.attempt('image', 'prune', '-f');
}

async function listed(docker: DockerCli, ...command: string[]): Promise<string[]> {
  return [...new Set((await docker.run(...command)).split('\n').filter(Boolean))];
}
