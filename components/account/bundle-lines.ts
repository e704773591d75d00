export interface BundleLines {
  /** With docker contexts. */
  readonly context: string;
  /** With environment variables, for tools that know no contexts. */
  readonly environment: string;
  /** For a script: another bundle by the one that is still good. */
  readonly renewal: string;
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
    renewal: [
      `cd ${folder}/tls/docker`,
      'curl --fail --cacert ca.pem --cert cert.pem --key key.pem -X POST \\',
      `  ${dockerHost.replace(/^tcp:/, 'https:')}/api/v1/bundles/current/renew -o new.zip`,
      `unzip -o new.zip -d ${folder} && rm new.zip`,
    ].join('\n'),
  };
}
