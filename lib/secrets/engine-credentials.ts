import { z } from 'zod';
import { openAtGateway, sealToGateway } from '@/lib/secrets/seal-to-gateway';

const tls = z.strictObject({ ca: z.string(), cert: z.string(), key: z.string() });
const ssh = z.strictObject({ privateKey: z.string(), hostKey: z.string() });

/** What the gateway shows an engine that listens on TCP with TLS, as PEM. */
export type TlsCredentials = z.output<typeof tls>;

/** What the gateway shows a host that it reaches by ssh, and the one key that the host must show. */
export type SshCredentials = z.output<typeof ssh>;

export type EngineCredentials = TlsCredentials | SshCredentials;

const shape = z.union([tls, ssh]);

/**
 * Seals credentials for the column ClusterEngine.sealedCredentials: only the gateway can read them again.
 *
 * @param enginePublicKey the setting `engine-public-key`, base64
 * @param engineId the row's
 */
export function sealEngineCredentials(
  credentials: EngineCredentials,
  enginePublicKey: string,
  engineId: string,
): Buffer {
  const plaintext = JSON.stringify(shape.parse(credentials));
  return sealToGateway(plaintext, Buffer.from(enginePublicKey, 'base64'), contextOf(engineId));
}

/**
 * @param privateKey the content of WHEELHOUSE_ENGINE_KEY_FILE
 * @throws UnsealError when they were sealed for another engine or another gateway
 */
export function openEngineCredentials(
  sealed: Uint8Array,
  privateKey: Uint8Array,
  engineId: string,
): EngineCredentials {
  return shape.parse(JSON.parse(openAtGateway(sealed, privateKey, contextOf(engineId)).toString()));
}

/** A cluster's first engine of before there could be several bears the cluster's id: the word stays. */
function contextOf(engineId: string): string {
  return `cluster.${engineId}`;
}
