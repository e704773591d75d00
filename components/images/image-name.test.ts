import { expect, it } from 'vitest';
import { imagePath, splitImageName, versionOf } from '@/components/images/image-name';

it('writes names into paths and takes them apart', () => {
  expect(imagePath('registry:5000/a/web:2')).toBe('/images/registry%3A5000/a/web%3A2');
  expect(splitImageName('registry:5000/web:2')).toEqual({ repository: 'registry:5000/web', tag: '2' });
  expect(splitImageName('registry:5000/web')).toEqual({ repository: 'registry:5000/web', tag: 'latest' });
});

it.each([
  ['registry:5000/shop/web:2026.11-rc1', ':2026.11-rc1'],
  ['registry:5000/shop/web', 'web'],
  ['web@sha256:0123', '@sha256:0123'],
  ['web:2@sha256:0123', ':2@sha256:0123'],
  ['busybox', 'busybox'],
])('tells versions of %s apart by %s', (name, version) => {
  expect(versionOf(name)).toBe(version);
});
