import { afterEach, describe, expect, it, vi } from 'vitest';
import { followLog, type LogState, unixTime } from '@/components/logs/follow-log';

const source = { cluster: 'local', kind: 'containers' as const, id: 'c1', tty: true, tail: 100 };
const at = (second: number) => `2026-11-22T00:00:0${second}.000000001Z`;

/** Answers each request in turn; a log answer is text, an inspect answer an object. */
function serve(...answers: (string | object | number)[]): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('network is gone');
    if (typeof answer === 'number')
      return new Response('{"message":"You need container.logs."}', { status: answer });
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  return asked;
}

async function follow(until: (state: LogState) => boolean = () => false) {
  const given: string[] = [];
  const states: LogState[] = [];
  const abort = new AbortController();
  await followLog(
    source,
    {
      onLines: (lines) => given.push(...lines.map(({ text }) => text)),
      onState: (state) => {
        states.push(state);
        if (until(state)) abort.abort();
      },
    },
    abort.signal,
  );
  return { given, states };
}

afterEach(() => vi.unstubAllGlobals());

describe('followLog', () => {
  it('ends with a sentence when the container has stopped', async () => {
    serve(`${at(1)} hello\n`, { State: { Running: false } });
    const { given, states } = await follow();
    expect(given).toEqual(['hello']);
    expect(states.at(-1)).toMatchObject({ phase: 'ended', sentence: expect.stringContaining('not running') });
  });

  it('goes on after a lost connection, without repeating a line', async () => {
    const asked = serve(
      `${at(1)} one\n${at(2)} two\n`,
      { State: { Running: true } },
      `${at(2)} two\n${at(3)} three\n`,
      { State: { Running: false } },
    );
    const { given, states } = await follow();
    expect(given).toEqual(['one', 'two', 'three']);
    expect(states.map(({ phase }) => phase)).toEqual(['following', 'reconnecting', 'following', 'ended']);
    expect(asked[2]).toContain(`since=${unixTime(at(2))}`);
    expect(asked[2]).not.toContain('tail');
  });

  it('says what the door said when it may not be read', async () => {
    serve(403);
    const { states } = await follow();
    expect(states).toEqual([{ phase: 'failed', sentence: 'You need container.logs.' }]);
  });

  it('ends when the right was taken away in between', async () => {
    serve(`${at(1)} hello\n`, 404);
    const { states } = await follow();
    expect(states.at(-1)).toMatchObject({
      phase: 'ended',
      sentence: expect.stringContaining('no longer see it'),
    });
  });

  it('keeps trying while the network is gone, until it is given up', async () => {
    serve();
    const { states } = await follow(({ phase }) => phase === 'reconnecting');
    expect(states.at(-1)?.phase).toBe('reconnecting');
  });
});

it('writes an instant as the engine reads it', () => {
  expect(unixTime('2026-11-22T00:00:01.000000042Z')).toBe('1795305601.000000042');
});
