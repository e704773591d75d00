import { strToU8, zipSync } from 'fflate';

/** What makes up a client bundle. */
export interface BundleContents {
  readonly contextName: string;
  readonly description: string;
  /** tcp://host:port of the Docker listener. */
  readonly host: string;
  readonly authorityPem: string;
  readonly certificatePem: string;
  readonly keyPem: string;
}

/**
 * The zip that `docker context import NAME FILE` takes, with exactly the files it allows
 * (docker/cli cli/context/store/store.go: meta.json and tls/<endpoint>/{ca,cert,key}.pem). Unzipped,
 * tls/docker also serves as DOCKER_CERT_PATH.
 */
export function zipBundle(contents: BundleContents): Uint8Array<ArrayBuffer> {
  const meta = {
    Name: contents.contextName,
    Metadata: { Description: contents.description },
    Endpoints: { docker: { Host: contents.host, SkipTLSVerify: false } },
  };
  return zipSync({
    'meta.json': strToU8(JSON.stringify(meta)),
    'tls/docker/ca.pem': strToU8(contents.authorityPem),
    'tls/docker/cert.pem': strToU8(contents.certificatePem),
    'tls/docker/key.pem': strToU8(contents.keyPem),
  });
}

/** Where the Docker listener is reached: the public URL's host and the listener's own port. */
export function dockerHost(publicOrigin: string, dockerPort: number): string {
  return `tcp://${new URL(publicOrigin).hostname}:${dockerPort}`;
}
