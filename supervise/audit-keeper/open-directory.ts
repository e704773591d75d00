import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditDirectory, auditDirectory } from '@/lib/audit/sealed/directory';
import { publicPemOf } from '@/lib/audit/sealed/signing';

/** Where the audit log's checkpoints and sealed exports are, below the data directory. */
export function auditDirectoryIn(dataPath: string, exports: string | undefined): AuditDirectory {
  return auditDirectory(join(dataPath, 'audit'), exports);
}

/** Makes the directory, with the public half of the key that seals. */
export function openAuditDirectory(
  dataPath: string,
  exports: string | undefined,
  sealKey: Buffer,
): AuditDirectory {
  const directory = auditDirectoryIn(dataPath, exports);
  mkdirSync(directory.path, { recursive: true, mode: 0o700 });
  writeFileSync(directory.publicKey, publicPemOf(sealKey), { mode: 0o600 });
  return directory;
}
