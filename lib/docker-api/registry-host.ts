/** Where Docker Hub wants to be asked; clients keep its credential under this name. */
const hubAddress = 'https://index.docker.io/v1/';
const hubHosts: readonly string[] = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

/**
 * The registry that an address means, as its host stands in names of images: "https://index.docker.io/v1/"
 * and "docker.io" are one. Ask `isRegistryHost` whether it is one at all.
 */
export function registryHost(address: string): string {
  const host = address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/s, '')
    .toLowerCase();
  return hubHosts.includes(host) ? 'docker.io' : host;
}

/** The address under which engines and clients know a registry. */
export function registryAddress(host: string): string {
  return host === 'docker.io' ? hubAddress : host;
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const form = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-f0-9:]+\\])(?::[0-9]{1,5})?$`);

/** Whether it can stand for a registry in names of images: with a dot or a port, or "localhost". */
export function isRegistryHost(host: string): boolean {
  return host.length <= 255 && form.test(host) && (/[.:]/.test(host) || host === 'localhost');
}
