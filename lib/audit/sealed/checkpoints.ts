import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ChainPoint, isPointGenuine, signPoint } from '@/lib/audit/sealed/signing';

const lineShape = z.object({
  seq: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  signature: z.base64(),
});

export function appendCheckpoint(file: string, point: ChainPoint, privatePem: Buffer): void {
  const line = {
    seq: String(point.seq),
    hash: Buffer.from(point.hash).toString('hex'),
    at: point.at.toISOString(),
    signature: signPoint(point, privatePem).toString('base64'),
  };
  appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}

/**
 * The checkpoints of a file that the key signed, in order of their entries. Lines that are no such
 * thing (a last one that was cut short, or somebody's own) are counted and say nothing.
 */
export function readCheckpoints(file: string, publicPem: string): { points: ChainPoint[]; unusable: number } {
  if (!existsSync(file)) return { points: [], unusable: 0 };
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const points = lines.map((line) => readLine(line, publicPem)).filter((point) => point !== null);
  points.sort((one, other) => (one.seq < other.seq ? -1 : 1));
  return { points, unusable: lines.length - points.length };
}

function readLine(line: string, publicPem: string): ChainPoint | null {
  try {
    const { seq, hash, at, signature } = lineShape.parse(JSON.parse(line));
    const point = { seq: BigInt(seq), hash: Buffer.from(hash, 'hex'), at: new Date(at) };
    return isPointGenuine(point, Buffer.from(signature, 'base64'), publicPem) ? point : null;
  } catch {
    return null;
  }
}
