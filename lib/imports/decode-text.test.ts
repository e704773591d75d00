import { expect, it } from 'vitest';
import { decodeText } from '@/lib/imports/decode-text';

it.each([
  ['UTF-8', Buffer.from('é;ü')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFé;ü')],
  ['UTF-16', Buffer.from('\uFEFFé;ü', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\uFEFFé;ü', 'utf16le').swap16()],
  ['the old Western encoding', Buffer.from('é;ü', 'latin1')],
])('reads %s', (_, bytes) => {
  expect(decodeText(new Uint8Array(bytes)).replace('\uFEFF', '')).toBe('é;ü');
});
