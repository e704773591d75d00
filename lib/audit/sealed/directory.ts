import { join } from 'node:path';

/**
 * What of the audit log is kept outside the database: `checkpoints.jsonl`, how far the chain was at
 * which time; `seal.pub`, the key that proves it and the seals; and the sealed exports.
 */
export interface AuditDirectory {
  readonly path: string;
  readonly checkpoints: string;
  readonly publicKey: string;
  readonly exports: string;
}

/** @param exports where sealed exports go, unless below the directory itself */
export function auditDirectory(path: string, exports?: string): AuditDirectory {
  return {
    path,
    checkpoints: join(path, 'checkpoints.jsonl'),
    publicKey: join(path, 'seal.pub'),
    exports: exports ?? join(path, 'sealed'),
  };
}
