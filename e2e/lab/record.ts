import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { engineName, labNetwork, removeNetwork } from './network';
import { identityOf, isAlive, killEngineProcesses, killProcess, type ProcessIdentity } from './processes';
import { unmountBelow } from './small-disk';

const identity = z.object({ pid: z.number(), startedAt: z.string() });
const labRecord = z.object({ owner: identity, engines: z.number(), registry: identity.optional() });

/** What is on disk about a lab, so that a later one can clear up after a killed one. */
export type LabRecord = z.infer<typeof labRecord>;

const labsFolder = join(tmpdir(), 'wheelhouse-labs');
const unwrittenForMs = 60_000;

export function labFolder(number: number): string {
  return join(labsFolder, String(number));
}

/** Takes a number for this process. False when another lab has it. */
export function claimNumber(number: number, engines: number): boolean {
  mkdirSync(labsFolder, { recursive: true });
  try {
    mkdirSync(labFolder(number));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeRecord(number, { owner: ownIdentity(), engines });
  return true;
}

/** Gives back a number under which nothing was started. */
export function releaseNumber(number: number): void {
  rmSync(labFolder(number), { recursive: true, force: true });
}

export function writeRecord(number: number, record: LabRecord): void {
  const path = join(labFolder(number), 'lab.json');
  writeFileSync(`${path}.new`, JSON.stringify(record));
  renameSync(`${path}.new`, path);
}

export function ownIdentity(): ProcessIdentity {
  const own = identityOf(process.pid);
  if (!own) throw new Error('The lab runs on Linux only: it needs /proc');
  return own;
}

/** Ends and removes everything of a lab: processes, namespaces, bridge, mounts, files. */
export async function tearDown(number: number, record: LabRecord): Promise<void> {
  const network = labNetwork(number);
  for (let index = 0; index < record.engines; index++) await killEngineProcesses(engineName(network, index));
  if (record.registry) await killProcess(record.registry);
  await removeNetwork(network, record.engines);
  await unmountBelow(labFolder(number));
  rmSync(labFolder(number), { recursive: true, force: true, maxRetries: 5 });
}

/** Clears up after labs whose owner was killed. Labs with a live owner are not touched. */
export async function sweepLeftovers(): Promise<void> {
  for (const entry of listFolders(labsFolder)) {
    const number = Number(entry);
    const record = readRecord(number);
    if (record) {
      if (!isAlive(record.owner)) await tearDown(number, record);
    } else if (Date.now() - lastChange(number) > unwrittenForMs) releaseNumber(number);
  }
}

/** Milliseconds since the epoch; of a lab that ends at this moment: now. */
function lastChange(number: number): number {
  return statSync(labFolder(number), { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}

function readRecord(number: number): LabRecord | undefined {
  try {
    return labRecord.parse(JSON.parse(readFileSync(join(labFolder(number), 'lab.json'), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function listFolders(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return []; // there never was a lab
  }
}
