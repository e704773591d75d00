import { expect, it } from 'vitest';
import { imagePath, splitImageName } from '@/components/images/image-name';

it('writes names into paths and takes them apart', () => {
  expect(imagePath('registry:5000/a/web:2')).toBe('/images/registry%3A5000/a/web%3A2');
  expect(splitImageName('registry:5000/web:2')).toEqual({ repository: 'registry:5000/web', tag: '2' });
  expect(splitImageName('registry:5000/web')).toEqual({ repository: 'registry:5000/web', tag: 'latest' });
});
