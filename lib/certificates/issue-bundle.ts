import { newCertificateEnd, tokenEndsAt } from '@/lib/auth/credential-ends';
import { publicOrigin } from '@/lib/auth/public-origin';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import { ensureAuthority } from '@/lib/certificates/authority';
import { dockerHost, zipBundle } from '@/lib/certificates/bundle';
import { type ClientBundle, certificateColumns, certificateView } from '@/lib/certificates/certificate-view';
import { issue, newSerial } from '@/lib/certificates/x509';
import type { Db } from '@/lib/db/client';
import { readEnvironment } from '@/lib/environment/read';

export interface BundleWish {
  readonly holder: { readonly userId: string; readonly username: string };
  readonly cluster: { readonly id: string; readonly name: string };
  readonly label: string;
  /** The API token that makes it, or made that which it renews. */
  readonly madeById: string | null;
  /** Of the certificate that it renews. */
  readonly family?: string;
}

/** A new key, a certificate for it on record, and the zip of both. */
export async function issueBundle(tx: Db, wish: BundleWish): Promise<ClientBundle> {
  const { holder, cluster, label, madeById, family } = wish;
  const notAfter = await endOf(tx, madeById);
  const authority = await ensureAuthority(tx);
  const serial = newSerial();
  const made = await issue(authority, {
    serial,
    commonName: holder.username,
    names: [{ type: 'url', value: `urn:wheelhouse:cluster:${cluster.name}` }],
    usage: 'clientAuth',
    notAfter,
  });
  const row = await tx.clientCertificate.create({
    data: {
      userId: holder.userId,
      clusterId: cluster.id,
      serial,
      label,
      notAfter,
      madeById,
      ...(family === undefined ? {} : { family }),
    },
    select: certificateColumns,
  });
  const contextName = `wheelhouse-${cluster.name}`;
  const { WHEELHOUSE_DOCKER_PORT } = readEnvironment(['WHEELHOUSE_DOCKER_PORT']);
  const zip = zipBundle({
    contextName,
    description: `Cluster ${cluster.name} as ${holder.username}`,
    host: dockerHost(publicOrigin(), WHEELHOUSE_DOCKER_PORT),
    authorityPem: authority.certificatePem,
    ...made,
  });
  return { fileName: `${contextName}.zip`, zip, certificate: certificateView(row) };
}

/** As long as certificates last, and no longer than the token that makes it. */
async function endOf(tx: Db, madeById: string | null): Promise<Date> {
  const lifetimes = await currentLifetimes();
  const end = newCertificateEnd(lifetimes, Date.now());
  if (madeById === null) return end;
  const token = await tx.apiToken.findUniqueOrThrow({ where: { id: madeById } });
  const limit = tokenEndsAt(token, lifetimes);
  return limit === null || end.getTime() <= limit ? end : new Date(Math.floor(limit / 1_000) * 1_000);
}
