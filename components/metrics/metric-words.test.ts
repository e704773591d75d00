import { expect, it } from 'vitest';
import { axisWords, valueWords } from '@/components/metrics/metric-words';

it('says values with their units', () => {
  expect(valueWords('cpuCores', 0.2)).toBe('0.20 cores');
  expect(valueWords('cpuCores', 0.0031)).toBe('0.003 cores');
  expect(valueWords('memoryBytes', 12_500_000)).toBe('13 MB');
  expect(valueWords('networkSentBytesPerSecond', 1_200)).toBe('1.2 kB/s');
  expect(valueWords('containers', 3)).toBe('3');
  expect(valueWords('diskBytes', null)).toBe('no value');
  expect(axisWords('cpuCores', 0.25)).toBe('0.25');
});
