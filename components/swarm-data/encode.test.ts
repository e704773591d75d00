import { expect, it } from 'vitest';
import { decodeText, encodeBytes, encodeText, nextVersionName } from '@/components/swarm-data/encode';

it('takes text there and back, and knows what is none', () => {
  for (const text of ['', 'listen 80;\n', 'käse \u{1f9c0}', '\ufeffx'])
    expect(decodeText(encodeText(text))).toBe(text);
  expect(decodeText(encodeBytes(new Uint8Array([0xff, 0x00, 0x80])))).toBeNull();
  expect(decodeText(encodeBytes(new Uint8Array([0x00])))).toBeNull();
});

it('finds a name for the next version', () => {
  expect(nextVersionName('web-tls', new Set())).toBe('web-tls-v2');
  expect(nextVersionName('web-tls-v9', new Set(['web-tls-v10']))).toBe('web-tls-v11');
});
