import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { identityOf, isAlive } from '@/e2e/lab/processes';
import { ownIdentity } from '@/e2e/lab/record';
import { waitFor } from '@/e2e/wait-for';

const identity = z.object({ pid: z.number(), startedAt: z.string() });
const ownership = z.object({ owner: identity, product: identity });

export const standFolderPrefix = join(tmpdir(), 'wheelhouse-stand-');

/** Writes down who started the product in this folder, so that a later run can clear up after them. */
export function recordOwner(dataFolder: string, productPid: number): void {
  const product = identityOf(productPid);
  if (!product) throw new Error('npm start ended at once');
  writeFileSync(ownerFile(dataFolder), JSON.stringify({ owner: ownIdentity(), product }));
}

/** Ends products whose tests were killed, and removes their data. Those of live tests are not touched. */
export async function sweepStands(): Promise<void> {
  for (const entry of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), entry);
    const record = folder.startsWith(standFolderPrefix) ? readOwner(folder) : undefined;
    if (!record || isAlive(record.owner)) continue;
    if (isAlive(record.product)) {
      process.kill(-record.product.pid, 'SIGINT');
      await waitFor('a leftover product to end', () => !isAlive(record.product), { timeoutMs: 30_000 });
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readOwner(folder: string): z.infer<typeof ownership> | undefined {
  try {
    return ownership.parse(JSON.parse(readFileSync(ownerFile(folder), 'utf8')));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function ownerFile(dataFolder: string): string {
  return join(dataFolder, 'stand.json');
}
