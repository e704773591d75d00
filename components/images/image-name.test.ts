import { expect, it } from 'vitest';
import { imagePath, shortDigest, splitImageName } from '@/components/images/image-name';

it('writes names into paths and takes them apart', () => {
  expect(imagePath('registry:5000/a/web:2')).toBe('/images/registry%3A5000/a/web%3A2');
  expect(splitImageName('registry:5000/web:2')).toEqual({ repository: 'registry:5000/web', tag: '2' });
  expect(splitImageName('registry:5000/web')).toEqual({ repository: 'registry:5000/web', tag: 'latest' });
});

it('shows of a digest what tells it from others', () => {
  const hex = '0123456789ab'.padEnd(64, 'c');
  expect(shortDigest(`shop/web:2@sha256:${hex}`)).toBe('shop/web:2@sha256:0123456789ab');
  expect(shortDigest('shop/web:2')).toBe('shop/web:2');
});
