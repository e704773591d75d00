import { z } from 'zod';
import type { SealedRange } from '@/lib/audit/sealed/signing';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const number = z.string().regex(/^\d{1,18}$/);

const manifestShape = z.object({
  version: z.literal(1),
  file: z.string(),
  firstSeq: number,
  lastSeq: number,
  firstAt: z.string(),
  lastAt: z.string(),
  prevHash: hash,
  lastHash: hash,
  fileHash: hash,
  sealedAt: z.iso.datetime(),
  publicKey: z.string(),
  signature: z.base64(),
});

/** What stands beside a sealed export: all that is needed to check it but the trust in its key. */
export type Manifest = z.output<typeof manifestShape>;

/** @throws ZodError, SyntaxError for what is none */
export function readManifest(text: string): Manifest {
  return manifestShape.parse(JSON.parse(text));
}

export function rangeOf(manifest: Manifest): SealedRange {
  return {
    firstSeq: BigInt(manifest.firstSeq),
    lastSeq: BigInt(manifest.lastSeq),
    prevHash: Buffer.from(manifest.prevHash, 'hex'),
    lastHash: Buffer.from(manifest.lastHash, 'hex'),
    fileHash: Buffer.from(manifest.fileHash, 'hex'),
    sealedAt: new Date(manifest.sealedAt),
  };
}

export function manifestPath(exportPath: string): string {
  return exportPath.replace(/\.jsonl\.gz$/, '.manifest.json');
}
