import { describe, expect, it } from 'vitest';
import { containerSummaries, portLink } from '@/components/containers/container-summary';

const entry = {
  Id: 'f00dfeed'.repeat(8),
  Names: ['/shop/db', '/web'],
  Image: 'nginx:1.27',
  State: 'running',
  Status: 'Up 3 minutes',
  Created: 1_795_305_600,
  Ports: [
    { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
    { IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
    { PrivatePort: 9000, Type: 'tcp' },
  ],
  Labels: { 'io.wheelhouse.collection': '/Shared/shop' },
};

describe('containerSummaries', () => {
  it('reads the list of the engine', () => {
    expect(containerSummaries([entry])).toEqual([
      {
        id: entry.Id,
        name: 'web',
        image: 'nginx:1.27',
        state: 'running',
        status: 'Up 3 minutes',
        createdAt: 1_795_305_600_000,
        ports: [{ privatePort: 80, publicPort: 8080, protocol: 'tcp', address: '' }],
        labelledCollection: '/Shared/shop',
      },
    ]);
  });

  it('takes a container without name, ports and labels', () => {
    const bare = { ...entry, Names: [], Ports: null, Labels: null };
    expect(containerSummaries([bare])[0]).toMatchObject({
      name: 'f00dfeedf00d',
      ports: [],
      labelledCollection: null,
    });
  });

  it('passes over what is not a container', () => {
    expect(containerSummaries([{ Id: 1 }, entry])).toHaveLength(1);
    expect(containerSummaries({ message: 'no' })).toEqual([]);
  });
});

describe('portLink', () => {
  const port = { privatePort: 80, publicPort: 8080, protocol: 'tcp', address: '' };

  it("leads to the cluster's published host", () => {
    expect(portLink(port, 'apps.example')).toBe('http://apps.example:8080/');
  });

  it('leads to the address a port is bound to', () => {
    expect(portLink({ ...port, address: '127.0.0.1' }, 'apps.example')).toBe('http://127.0.0.1:8080/');
  });

  it('writes IPv6 hosts in brackets and TLS ports as https', () => {
    expect(portLink({ ...port, privatePort: 443 }, 'fd00::1')).toBe('https://[fd00::1]:8080/');
  });

  it('is none for what no browser speaks', () => {
    expect(portLink({ ...port, protocol: 'udp' }, 'apps.example')).toBeNull();
  });
});
