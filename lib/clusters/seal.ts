import type { Db } from '@/lib/db/client';
import { Problem } from '@/lib/problems/problem';
import { type EngineCredentials, sealEngineCredentials } from '@/lib/secrets/engine-credentials';
import { getSetting } from '@/lib/settings/settings';

/** Credentials for a column of the engine's; null for none. */
export async function sealedFor(
  tx: Db,
  credentials: EngineCredentials | null,
  engineId: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (credentials === null) return null;
  const publicKey = await getSetting(tx, 'engine-public-key');
  if (publicKey === null) {
    const detail = 'The gateway has no key to seal credentials to yet. Start Wheelhouse once with npm start.';
    throw new Problem({ kind: 'unavailable', detail });
  }
  return new Uint8Array(sealEngineCredentials(credentials, publicKey, engineId));
}
