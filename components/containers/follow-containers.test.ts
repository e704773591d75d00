import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ContainerStore } from '@/components/containers/container-store';
import { followContainers } from '@/components/containers/follow-containers';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const entry = (State: string) => ({
  Id: 'a',
  Names: ['/web'],
  Image: 'nginx',
  State,
  Status: State,
  Created: 1,
});

const event = (Action: string) => `${JSON.stringify({ Type: 'container', Action, Actor: { ID: 'a' } })}\n`;

/** The engine's side: answers to lists are given out when the test says so, with the state of then. */
function engine() {
  const lists: ((state: string) => void)[] = [];
  let events: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      events = controller;
    },
  });
  vi.stubGlobal('fetch', (url: string) => {
    if (url.includes('/events')) return Promise.resolve(new Response(stream));
    if (url.includes('/containers/a/json')) return Promise.resolve(Response.json({}));
    if (url.includes('/placements')) return Promise.resolve(Response.json({ items: [], nextCursor: null }));
    return new Promise((resolve) => lists.push((state) => resolve(Response.json([entry(state)]))));
  });
  return {
    lists,
    send: (text: string) => events?.enqueue(new TextEncoder().encode(text)),
    break: () => events?.error(new TypeError('network error')),
  };
}

it('never shows an older answer over a newer one', async () => {
  const { lists, send, ...its } = engine();
  const store = new ContainerStore();
  const abort = new AbortController();
  const done = followContainers('local', store, () => undefined, abort.signal);
  await vi.waitFor(() => expect(lists).toHaveLength(1));
  send(event('die'));
  // While the first list is on its way, what the event asks for waits.
  await vi.advanceTimersByTimeAsync(300);
  expect(lists).toHaveLength(1);
  lists[0]?.('running');
  await vi.waitFor(() => expect(lists).toHaveLength(2));
  lists[1]?.('exited');
  await vi.waitFor(() => expect(store.row('a')?.state).toBe('exited'));
  abort.abort();
  its.break();
  await done;
});
