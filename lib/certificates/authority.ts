import {
  exportKey,
  generateKeys,
  type Issuer,
  importKey,
  parseCertificate,
  selfSignAuthority,
} from '@/lib/certificates/x509';
import type { Db } from '@/lib/db/client';
import { open, seal } from '@/lib/secrets/seal';

const name = 'ca';
const sealedFor = 'authority.ca';
const lifetimeMs = 10 * 365 * 24 * 60 * 60_000;

export interface Authority extends Issuer {
  readonly certificatePem: string;
}

/**
 * Our own certificate authority, made at the first call in an installation's life. Its key is kept
 * sealed with the data key.
 *
 * @param tx a transaction: of several processes that start together, one makes it
 */
export async function ensureAuthority(tx: Db): Promise<Authority> {
  const known = await readAuthority(tx);
  if (known) return known;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('wheelhouse.authority'))`;
  return (await readAuthority(tx)) ?? makeAuthority(tx);
}

/** The CA's certificate alone, for whoever checks certificates; null before the first start is through. */
export async function authorityCertificatePem(db: Db): Promise<string | null> {
  const row = await db.authority.findUnique({ where: { name }, select: { certificatePem: true } });
  return row?.certificatePem ?? null;
}

async function readAuthority(db: Db): Promise<Authority | null> {
  const row = await db.authority.findUnique({ where: { name } });
  if (!row) return null;
  return {
    certificatePem: row.certificatePem,
    certificate: parseCertificate(row.certificatePem),
    signingKey: await importKey(open(row.sealedKey, sealedFor).toString('utf8')),
  };
}

async function makeAuthority(tx: Db): Promise<Authority> {
  const keys = await generateKeys();
  const made = new Date();
  const certificate = await selfSignAuthority(keys, {
    // The date tells the CAs of two installations apart in a person's trust store.
    commonName: `Wheelhouse CA ${made.toISOString().slice(0, 19)}Z`,
    notAfter: new Date(made.getTime() + lifetimeMs),
  });
  const certificatePem = certificate.toString('pem');
  const sealedKey = new Uint8Array(seal(await exportKey(keys.privateKey), sealedFor));
  await tx.authority.create({ data: { name, certificatePem, sealedKey } });
  return { certificatePem, certificate, signingKey: keys.privateKey };
}
