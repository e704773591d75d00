import { z } from 'zod';
import { openAtGateway, sealToGateway } from '@/lib/secrets/seal-to-gateway';

const shape = z.object({ ca: z.string(), cert: z.string(), key: z.string() });

/** What the gateway shows an engine that listens on TCP with TLS, as PEM. */
export type ClusterCredentials = z.output<typeof shape>;

/**
 * Seals credentials for the column Cluster.sealedCredentials: only the gateway can read them again.
 *
 * @param enginePublicKey the setting `engine-public-key`, base64
 */
export function sealClusterCredentials(
  credentials: ClusterCredentials,
  enginePublicKey: string,
  clusterId: string,
): Buffer {
  const plaintext = JSON.stringify(shape.parse(credentials));
  return sealToGateway(plaintext, Buffer.from(enginePublicKey, 'base64'), contextOf(clusterId));
}

/**
 * @param privateKey the content of WHEELHOUSE_ENGINE_KEY_FILE
 * @throws UnsealError when they were sealed for another cluster or another gateway
 */
export function openClusterCredentials(
  sealed: Uint8Array,
  privateKey: Uint8Array,
  clusterId: string,
): ClusterCredentials {
  return shape.parse(JSON.parse(openAtGateway(sealed, privateKey, contextOf(clusterId)).toString()));
}

function contextOf(clusterId: string): string {
  return `cluster.${clusterId}`;
}
