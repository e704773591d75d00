import { statfs } from 'node:fs/promises';
import type { Engine } from '@/gateway/engines/engine';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import type { Json } from '@/lib/docker-api/json';

/** What an engine's machine has. */
export interface EngineFacts {
  readonly cpuCores: number;
  readonly memoryBytes: number;
  /** The file system that holds the engine's data; null where we cannot look at it. */
  readonly fileSystem: { readonly bytes: number; readonly freeBytes: number } | null;
}

const rememberedMs = 30_000;
const withinMs = 10_000;

const known = new WeakMap<Engine, { readonly at: number; readonly facts: Promise<EngineFacts> }>();

/** As of half a minute ago or later. @throws EngineUnreachable */
export function engineFacts(engine: Engine): Promise<EngineFacts> {
  const now = Date.now();
  const before = known.get(engine);
  if (before && now - before.at < rememberedMs) return before.facts;
  const facts = readFacts(engine);
  known.set(engine, { at: now, facts });
  facts.catch(() => known.delete(engine));
  return facts;
}

async function readFacts(engine: Engine): Promise<EngineFacts> {
  const { status, bytes } = await engine.read({
    method: 'GET',
    target: engineTarget('1.41', ['info'], ''),
    withinMs,
  });
  if (status !== 200) throw new Error(`the engine answered ${status} when asked what it has`);
  const info = asObject(JSON.parse(bytes.toString('utf8')) as Json);
  const number = (value: Json | undefined) => (typeof value === 'number' && value > 0 ? value : 0);
  return {
    cpuCores: number(info.NCPU),
    memoryBytes: number(info.MemTotal),
    fileSystem: engine.isLocal ? await fileSystemOf(asText(info.DockerRootDir)) : null,
  };
}

/** Engines do not say how full their disk is; on our own machine we can look. */
async function fileSystemOf(folder: string): Promise<EngineFacts['fileSystem']> {
  if (!folder.startsWith('/')) return null;
  try {
    const { bsize, blocks, bavail } = await statfs(folder);
    return { bytes: bsize * blocks, freeBytes: bsize * bavail };
  } catch {
    // It runs beside us in another file system: what is there is not ours to see.
    return null;
  }
}
