import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { type Endpoint, tlsOptions } from '@/gateway/engines/endpoint';

const withinMs = 5_000;

/** Until when the certificates of a connection are good. */
export interface EngineCertificates {
  /** That the engine shows; null when none was shown in time. */
  readonly engine: Date | null;
  /** That we show. */
  readonly own: Date;
  /** Of the authority that the engine's is checked by: the first of them that ends. */
  readonly authority: Date;
}

/** Null where no certificates are used. */
export async function engineCertificates(endpoint: Endpoint): Promise<EngineCertificates | null> {
  if (endpoint.kind !== 'tls') return null;
  const shown = await shownCertificate(tlsOptions(endpoint), endpoint.port);
  return {
    engine: shown && endOf(shown),
    own: endOf(new X509Certificate(endpoint.tls.cert)),
    authority: firstEnd(endpoint.tls.ca),
  };
}

/**
 * The certificate that a server shows, also when it has expired: nothing is sent to it but the
 * handshake.
 */
export function shownCertificate(
  options: tls.ConnectionOptions,
  port: number,
): Promise<X509Certificate | null> {
  return new Promise((resolve) => {
    const socket = tls.connect({ ...options, port, rejectUnauthorized: false });
    const end = (certificate: X509Certificate | null) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(certificate);
    };
    const timer = setTimeout(() => end(null), withinMs);
    socket.once('secureConnect', () => end(socket.getPeerX509Certificate() ?? null));
    socket.once('error', () => end(null));
  });
}

export function endOf(certificate: X509Certificate): Date {
  return new Date(certificate.validTo);
}

/** Of the certificates in a PEM text. @throws when there is none */
export function firstEnd(pem: string): Date {
  const written = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const ends = written.map((text) => endOf(new X509Certificate(text)).getTime());
  return new Date(Math.min(...ends));
}
