import { expect, it } from 'vitest';
import { dockerExecCommand, splitCommand } from '@/components/terminal/exec-command';

it.each([
  ['sh', ['sh']],
  ['  sh   -c  "echo hi; ls" ', ['sh', '-c', 'echo hi; ls']],
  [`echo 'a "b"' c\\ d ""`, ['echo', 'a "b"', 'c d', '']],
  ['', []],
])('splits %j', (line, words) => {
  expect(splitCommand(line)).toEqual(words);
});

it('writes a command that can be pasted', () => {
  expect(dockerExecCommand('web', ['sh', '-c', "echo it's $HOME"])).toBe(
    `docker exec -it web sh -c 'echo it'\\''s $HOME'`,
  );
});
