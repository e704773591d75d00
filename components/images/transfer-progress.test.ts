import { expect, it } from 'vitest';
import { afterLine, progressWords, type TransferProgress } from '@/components/images/transfer-progress';

const after = (...lines: unknown[]) =>
  lines.reduce<TransferProgress | string>(
    (progress, value) => (typeof progress === 'string' ? progress : afterLine(progress, value)),
    new Map(),
  );
const words = (...lines: unknown[]) => {
  const progress = after(...lines);
  return typeof progress === 'string' ? progress : progressWords(progress);
};

it('counts layers as an engine tells of them', () => {
  expect(words({ status: 'Pulling from library/nginx', id: '1.27' })).toBe('Asking the registry');
  expect(
    words(
      { status: 'Pulling fs layer', id: 'a' },
      { status: 'Already exists', id: 'b' },
      { status: 'Downloading', id: 'a', progressDetail: { current: 1 } },
    ),
  ).toBe('1 of 2 layers');
  expect(words({ status: 'Pushed', id: 'a' }, 'noise', null)).toBe('1 of 1 layer');
});

it('knows a failure, which comes in an answer of 200', () => {
  expect(words({ status: 'Pulling fs layer', id: 'a' }, { error: 'no space left on device' })).toBe(
    'no space left on device',
  );
});
