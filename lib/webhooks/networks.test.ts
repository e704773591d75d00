import { describe, expect, it } from 'vitest';
import { isNetwork, mayBeReached } from '@/lib/webhooks/networks';

const inside = [
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'ff02::1',
];

describe('a webhook', () => {
  it.each(inside)('does not go to %s', (address) => {
    expect(mayBeReached(address, [])).toBe(false);
  });

  it.each(['9.9.9.9', '172.32.0.1', '100.128.0.1', '2a00:1450:4001::1', '2606:4700::1111'])(
    'goes to %s',
    (address) => {
      expect(mayBeReached(address, [])).toBe(true);
    },
  );

  it('goes into a network that was allowed, and not beside it', () => {
    const allowed = ['10.1.0.0/16', 'fd12::/48', '127.0.0.1/32'];
    expect(mayBeReached('10.1.255.1', allowed)).toBe(true);
    expect(mayBeReached('10.2.0.1', allowed)).toBe(false);
    expect(mayBeReached('fd12::5', allowed)).toBe(true);
    expect(mayBeReached('127.0.0.1', allowed)).toBe(true);
    expect(mayBeReached('127.0.0.2', allowed)).toBe(false);
  });

  it.each(['169.254.169.254', '100.100.100.200', 'fd00:ec2::254', 'fe80::1', '0.0.0.0', '224.0.0.1'])(
    'never goes to %s, whatever was allowed',
    (address) => {
      expect(mayBeReached(address, ['0.0.0.0/0', '::/0'])).toBe(false);
    },
  );

  it.each(['localhost', 'example.com', '', '127.1', '0x7f.1'])('takes no name for an address: %s', (name) => {
    expect(mayBeReached(name, ['0.0.0.0/0', '::/0'])).toBe(false);
  });
});

it.each([
  ['10.0.0.0/8', true],
  ['fd12::/48', true],
  ['10.0.0.1/32', true],
  ['10.0.0.0/33', false],
  ['10.0.0.0', false],
  ['10.0.0.0/08', false],
  ['10.0.0.0/8/8', false],
  ['::/129', false],
  ['shop/8', false],
])('whether %s is a network: %s', (text, expected) => {
  expect(isNetwork(text)).toBe(expected);
});
