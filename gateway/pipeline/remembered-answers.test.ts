import { expect, it } from 'vitest';
import { RememberedAnswers } from '@/gateway/pipeline/remembered-answers';

function counted(answer: string) {
  const filter = async () => {
    filter.calls += 1;
    return answer;
  };
  filter.calls = 0;
  return filter;
}

it('gives what was made of the same bytes for the same rights, and nothing else', async () => {
  const answers = new RememberedAnswers();
  const first = counted('seen by ana');
  for (let time = 0; time < 2; time++) {
    expect(await answers.get('c1 ana', Buffer.from('{"a":1}'), first)).toBe('seen by ana');
  }
  expect(first.calls).toBe(1);
  const ben = counted('seen by ben');
  expect(await answers.get('c1 ben', Buffer.from('{"a":1}'), ben)).toBe('seen by ben');
  const changed = counted('changed');
  expect(await answers.get('c1 ana', Buffer.from('{"a":2}'), changed)).toBe('changed');
  const again = counted('changed back');
  expect(await answers.get('c1 ana', Buffer.from('{"a":1}'), again)).toBe('changed back');
});

it('forgets the oldest, and keeps nothing long', async () => {
  const answers = new RememberedAnswers();
  const long = counted('long');
  for (let time = 0; time < 2; time++) await answers.get('long', Buffer.alloc(100_000), long);
  expect(long.calls).toBe(2);
  const old = counted('old');
  await answers.get('old', Buffer.from('x'), old);
  for (let at = 0; at < 500; at++) await answers.get(`c${at}`, Buffer.from('x'), counted('other'));
  await answers.get('old', Buffer.from('x'), old);
  expect(old.calls).toBe(2);
});
