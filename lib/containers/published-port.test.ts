import { describe, expect, it } from 'vitest';
import { portLink, publishedPorts } from '@/lib/containers/published-port';

describe('publishedPorts', () => {
  it('holds each published port once, though engines list it for IPv4 and IPv6', () => {
    expect(
      publishedPorts([
        { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
        { IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
        { PrivatePort: 9000, Type: 'tcp' },
      ]),
    ).toEqual([{ privatePort: 80, publicPort: 8080, protocol: 'tcp', address: '' }]);
  });

  it('are none of what lists none', () => {
    expect(publishedPorts(null)).toEqual([]);
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
