import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSealKey } from '@/lib/audit/sealed/signing';
import { dataKeyBytes } from '@/lib/secrets/data-key';
import { enginePublicKeyOf, generateEngineKeys } from '@/lib/secrets/seal-to-gateway';
import { systemCode } from '@/supervise/start/refused';

export interface KeyFiles {
  readonly dataKeyFile: string;
  readonly engineKeyFile: string;
  /** 32 bytes: the public half of the key in `engineKeyFile`. */
  readonly enginePublicKey: Buffer;
  /** PEM. It signs checkpoints and seals of the audit log; no other process is given it. */
  readonly auditSealKey: Buffer;
}

/** The keys of this installation, made at its first start. They are never made anew over old ones. */
export function ensureKeys(directory: string): KeyFiles {
  const dataKeyFile = join(directory, 'data.key');
  const engineKeyFile = join(directory, 'engine.key');
  readOrMake(dataKeyFile, () => randomBytes(dataKeyBytes));
  const engineKey = readOrMake(engineKeyFile, () => generateEngineKeys().privateKey);
  const auditSealKey = readOrMake(join(directory, 'audit-seal.key'), makeSealKey);
  return { auditSealKey, dataKeyFile, engineKeyFile, enginePublicKey: enginePublicKeyOf(engineKey) };
}

function readOrMake(file: string, make: () => Buffer): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  const key = make();
  // Whole or not at all: half a key would lock everything that is sealed with it.
  writeFileSync(`${file}.new`, key, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return key;
}
