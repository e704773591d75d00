import { expect, it } from 'vitest';
import { maskedCommand } from '@/gateway/pipeline/masked-command';

it('keeps ordinary commands whole', () => {
  const command = ['sh', '-c', 'echo $((6*7)); ls -l /tmp', '--name=x'];
  expect(maskedCommand(command)).toEqual(command);
  expect(maskedCommand(undefined)).toBeUndefined();
});

it.each([
  [
    ['mysql', '-uroot', '-phunter2'],
    ['mysql', '-uroot', '-p[hidden]'],
  ],
  [
    ['x', '--password', 'hunter2', 'y'],
    ['x', '--password', '[hidden]', 'y'],
  ],
  [
    ['x', '--api-token=hunter2'],
    ['x', '--api-token=[hidden]'],
  ],
  [
    ['env', 'DB_PASSWORD=hunter2', 'run'],
    ['env', 'DB_PASSWORD=[hidden]', 'run'],
  ],
  [
    ['psql', 'postgres://ana:hunter2@db/x'],
    ['psql', 'postgres://ana:[hidden]@db/x'],
  ],
  [
    ['sh', '-c', 'mysql -phunter2 && export TOKEN=hunter2'],
    ['sh', '-c', 'mysql -p[hidden] && export TOKEN=[hidden]'],
  ],
])('hides the secret of %j', (command, masked) => {
  expect(maskedCommand(command)).toEqual(masked);
});

it('takes no longer over a command that is made to be hard to read', () => {
  const before = performance.now();
  const [word = '', ...words] = maskedCommand(Array.from({ length: 100 }, () => 'pass'.repeat(10_000))) ?? [];
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(word.length).toBe(2_001);
  expect(words.length).toBe(64);
  expect(words.at(-1)).toBe('…');
});
