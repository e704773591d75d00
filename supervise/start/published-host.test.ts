import { expect, test } from 'vitest';
import { defaultPublishedHost, sharedHostWarning } from '@/supervise/start/published-host';

test.each([
  'http://127.0.0.1:3000',
  'http://localhost:3000',
  'https://wheelhouse.example',
  'http://[::1]:3000',
])('the default beside %s is another host', (publicUrl) => {
  expect(sharedHostWarning(publicUrl, defaultPublishedHost(publicUrl))).toBeNull();
});

test('the same host is warned of', () => {
  expect(sharedHostWarning('https://wheelhouse.example', 'wheelhouse.example')).toContain('cookies');
  expect(sharedHostWarning('http://[::1]:3000', '::1')).toContain('cookies');
});
