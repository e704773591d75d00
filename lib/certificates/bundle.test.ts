import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { dockerHost, zipBundle } from '@/lib/certificates/bundle';

it('holds exactly the files that docker context import allows', () => {
  const zip = zipBundle({
    contextName: 'wheelhouse-prod',
    description: 'Cluster prod as ana',
    host: 'tcp://wheelhouse.example:2376',
    authorityPem: 'CA',
    certificatePem: 'CERT',
    keyPem: 'KEY',
  });
  const files = Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
  expect(files).toEqual({
    'meta.json': JSON.stringify({
      Name: 'wheelhouse-prod',
      Metadata: { Description: 'Cluster prod as ana' },
      Endpoints: { docker: { Host: 'tcp://wheelhouse.example:2376', SkipTLSVerify: false } },
    }),
    'tls/docker/ca.pem': 'CA',
    'tls/docker/cert.pem': 'CERT',
    'tls/docker/key.pem': 'KEY',
  });
});

it('points at the Docker listener of the host that people know', () => {
  expect(dockerHost('https://wheelhouse.example', 2376)).toBe('tcp://wheelhouse.example:2376');
  expect(dockerHost('http://127.0.0.1:3000', 12_376)).toBe('tcp://127.0.0.1:12376');
  expect(dockerHost('http://[::1]:3000', 2376)).toBe('tcp://[::1]:2376');
});
