import { mkdtempSync, rmSync } from 'node:fs';
import type { Rig } from '@/bench/rig/rig';
import { freePorts } from '@/e2e/stand/free-ports';
import { standFolderPrefix } from '@/e2e/stand/leftovers';
import { type ProductFacts, startProduct } from '@/e2e/stand/product';
import { ownerUrl, readConnection } from '@/supervise/postgres/connection';

export interface OwnProduct {
  readonly consoleUrl: string;
  readonly databaseUrl: string;
  /** The first admin's. */
  readonly token: string;
}

/** One more product, with a database of its own, on the rig's engine. */
export async function startOwnProduct(rig: Rig): Promise<OwnProduct> {
  const dataFolder = mkdtempSync(standFolderPrefix);
  const [consolePort, dockerPort] = await freePorts(2);
  const facts: ProductFacts = {
    ...rig.facts,
    consoleUrl: `http://127.0.0.1:${consolePort}`,
    dockerAddress: `127.0.0.1:${dockerPort}`,
    dataFolder,
    logFile: `${dataFolder}.log`,
  };
  const product = startProduct(facts);
  rig.afterwards(async () => {
    await product.stop();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  });
  await product.isUp;
  const connection = readConnection(dataFolder);
  if (connection === null) throw new Error('the product has no database of its own');
  return {
    consoleUrl: facts.consoleUrl,
    databaseUrl: ownerUrl(connection),
    token: await signIn(facts),
  };
}

async function signIn({ consoleUrl, adminPassword }: ProductFacts): Promise<string> {
  const answer = await fetch(`${consoleUrl}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: adminPassword }),
  });
  if (!answer.ok) throw new Error(`the first admin cannot sign in: ${answer.status}`);
  return String((await answer.json()).token);
}
