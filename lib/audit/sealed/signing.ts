import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** What a seal says: which entries are in a file, and how the chain enters and leaves them. */
export interface SealedRange {
  readonly firstSeq: bigint;
  readonly lastSeq: bigint;
  readonly prevHash: Uint8Array;
  readonly lastHash: Uint8Array;
  /** sha256 of the file. */
  readonly fileHash: Uint8Array;
  readonly sealedAt: Date;
}

/** How far the log was at a time. */
export interface ChainPoint {
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly at: Date;
}

/** Ed25519, PEM (PKCS 8). */
export function makeSealKey(): Buffer {
  const { privateKey } = generateKeyPairSync('ed25519');
  return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

export function publicPemOf(privatePem: Buffer | string): string {
  return createPublicKey(createPrivateKey(privatePem)).export({ type: 'spki', format: 'pem' }).toString();
}

export function signRange(range: SealedRange, privatePem: Buffer): Buffer {
  return sign(null, rangeText(range), createPrivateKey(privatePem));
}

export function isRangeGenuine(range: SealedRange, signature: Uint8Array, publicPem: string): boolean {
  return verify(null, rangeText(range), keyOf(publicPem), signature);
}

export function signPoint(point: ChainPoint, privatePem: Buffer): Buffer {
  return sign(null, pointText(point), createPrivateKey(privatePem));
}

export function isPointGenuine(point: ChainPoint, signature: Uint8Array, publicPem: string): boolean {
  return verify(null, pointText(point), keyOf(publicPem), signature);
}

function keyOf(publicPem: string): KeyObject {
  return createPublicKey(publicPem);
}

function rangeText({ firstSeq, lastSeq, prevHash, lastHash, fileHash, sealedAt }: SealedRange): Buffer {
  const parts = [firstSeq, lastSeq, hex(prevHash), hex(lastHash), hex(fileHash), sealedAt.toISOString()];
  return Buffer.from(`wheelhouse audit seal 1\n${parts.join('\n')}\n`);
}

function pointText({ seq, hash, at }: ChainPoint): Buffer {
  return Buffer.from(`wheelhouse audit checkpoint 1\n${[seq, hex(hash), at.toISOString()].join('\n')}\n`);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
