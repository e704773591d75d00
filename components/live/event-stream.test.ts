import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followEvents } from '@/components/live/event-stream';
import type { LiveState } from '@/components/live/live-state';

const encode = (text: string) => new TextEncoder().encode(text);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A connection that the test feeds and breaks. */
function connection() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
  });
  return {
    answer: () => new Response(stream),
    send: (text: string) => controller?.enqueue(encode(text)),
    lose: () => controller?.error(new TypeError('network error')),
  };
}

function listen() {
  const batches: (readonly unknown[])[] = [];
  const states: LiveState[] = [];
  const abort = new AbortController();
  let connections = 0;
  const done = followEvents(
    'local',
    {
      onEvents: (events) => batches.push(events),
      onConnected: () => connections++,
      onState: (state) => states.push(state),
    },
    abort.signal,
  );
  return { batches, states, abort, done, connections: () => connections };
}

describe('followEvents', () => {
  it('gives a burst as one batch', async () => {
    const first = connection();
    vi.stubGlobal('fetch', async () => first.answer());
    const { batches, states, abort, done } = listen();
    await vi.advanceTimersByTimeAsync(0);
    expect(states).toEqual(['live']);
    first.send('{"n":1}\n{"n":2}\n');
    await vi.advanceTimersByTimeAsync(50);
    first.send('{"n":3}\n');
    expect(batches).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(batches).toEqual([[{ n: 1 }, { n: 2 }, { n: 3 }]]);
    abort.abort();
    first.lose();
    await done;
  });

  it('connects again, asks for a new list, and owns up to being stale', async () => {
    const [first, second] = [connection(), connection()];
    const answers: (() => Response)[] = [first.answer];
    vi.stubGlobal('fetch', async () => {
      const answer = answers.shift();
      if (!answer) throw new TypeError('network is gone');
      return answer();
    });
    const { states, abort, done, connections } = listen();
    await vi.advanceTimersByTimeAsync(0);
    first.lose();
    await vi.advanceTimersByTimeAsync(100);
    expect(states).toEqual(['live', 'reconnecting']);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(states.at(-1)).toBe('stale');
    answers.push(second.answer);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(states.at(-1)).toBe('live');
    expect(connections()).toBe(2);
    abort.abort();
    second.lose();
    await done;
  });

  it('stops when the door refuses', async () => {
    vi.stubGlobal('fetch', async () => new Response('{"message":"no"}', { status: 403 }));
    const { states, done } = listen();
    await done;
    expect(states).toEqual(['refused']);
  });
});
