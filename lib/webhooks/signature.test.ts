import { expect, it } from 'vitest';
import { isGenuine, signatureOf, toleranceSeconds } from '@/lib/webhooks/signature';

const body = '{"event":"test"}';
const at = 1_795_000_000;
const signature = signatureOf('a secret', body, at);

it('is what the guide says it is', () => {
  // printf '1795000000.{"event":"test"}' | openssl dgst -sha256 -hmac 'a secret'
  expect(signature).toBe('t=1795000000,v1=259a71f2295a83490c007f2a8e41419bf4c1eae9c777828e5e0faf99d0807af9');
});

it('proves a message within the window, to clocks before and after', () => {
  for (const now of [at - toleranceSeconds, at, at + toleranceSeconds]) {
    expect(isGenuine('a secret', body, signature, now)).toBe(true);
  }
});

it.each([
  ['another secret', () => isGenuine('another', body, signature, at)],
  ['another body', () => isGenuine('a secret', `${body} `, signature, at)],
  ['a time that was changed', () => isGenuine('a secret', body, signature.replace('t=1', 't=2'), at)],
  [
    'a message that is sent again later',
    () => isGenuine('a secret', body, signature, at + toleranceSeconds + 1),
  ],
  ['no signature', () => isGenuine('a secret', body, '', at)],
  ['half a signature', () => isGenuine('a secret', body, signature.slice(0, -1), at)],
])('does not prove %s', (_, check) => {
  expect(check()).toBe(false);
});
