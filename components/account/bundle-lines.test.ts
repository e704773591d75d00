import { expect, it } from 'vitest';
import { bundleLines } from '@/components/account/bundle-lines';

it('gives lines that can be pasted', () => {
  const { context, environment, renewal } = bundleLines('local', 'tcp://wheelhouse.example:2376');
  expect(context).toBe(
    'docker context import wheelhouse-local wheelhouse-local.zip\ndocker context use wheelhouse-local\ndocker ps',
  );
  expect(environment).toContain('export DOCKER_HOST=tcp://wheelhouse.example:2376\n');
  expect(renewal).toContain(' https://wheelhouse.example:2376/api/v1/bundles/current/renew -o new.zip\n');
  expect(environment).toContain('DOCKER_CERT_PATH=~/.wheelhouse/local/tls/docker\n');
});
