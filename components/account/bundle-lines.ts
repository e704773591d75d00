export interface BundleLines {
  /** With docker contexts. */
  readonly context: string;
  /** With environment variables, for tools that know no contexts. */
  readonly environment: string;
}

/** A run that says where the container goes. */
export function runIn(collection: string): string {
  return `docker run -d --label io.wheelhouse.collection=${collection} IMAGE`;
}

/** The lines to paste after a bundle was downloaded. */
export function bundleLines(cluster: string, dockerHost: string): BundleLines {
  const name = `wheelhouse-${cluster}`;
  const folder = `~/.wheelhouse/${cluster}`;
  return {
    context: [`docker context import ${name} ${name}.zip`, `docker context use ${name}`, 'docker ps'].join(
      '\n',
    ),
    environment: [
      `unzip ${name}.zip -d ${folder}`,
      `export DOCKER_HOST=${dockerHost}`,
      'export DOCKER_TLS_VERIFY=1',
      `export DOCKER_CERT_PATH=${folder}/tls/docker`,
      'docker ps',
    ].join('\n'),
  };
}
