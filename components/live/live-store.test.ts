import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveStore } from '@/components/live/live-store';

const topic = 'nodes@prod';
const follows = () => undefined;
const asked: string[] = [];
let told: ReadableStreamDefaultController<Uint8Array>;

/** One stream for each time that it is asked for, until it is given up; what is told goes into the last. */
function answer(url: string, { signal }: { signal: AbortSignal }): Response {
  asked.push(url);
  return new Response(
    new ReadableStream({
      start(controller) {
        told = controller;
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    }),
  );
}

async function tellAll(): Promise<void> {
  const snapshot = { topic, rows: [{ id: 'a' }], isFirst: true, isLast: true };
  told.enqueue(new TextEncoder().encode(`id: 1\nevent: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`));
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  asked.length = 0;
  vi.useFakeTimers();
  const none = { addEventListener: follows };
  vi.stubGlobal('window', none);
  vi.stubGlobal('document', { ...none, hidden: false });
  vi.stubGlobal('requestAnimationFrame', follows);
  vi.stubGlobal('fetch', async (url: string, how: { signal: AbortSignal }) => answer(url, how));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('keeps what a page followed that is come back to, whenever that is', async () => {
  for (const awayMs of [10, 4_999, 5_000, 5_010, 5_019]) {
    asked.length = 0;
    const store = new LiveStore();
    const leave = store.follow(topic, follows);
    await vi.advanceTimersByTimeAsync(20);
    await tellAll();
    expect(store.store(topic)?.isLoaded).toBe(true);
    leave();
    await vi.advanceTimersByTimeAsync(awayMs);
    store.follow(topic, follows);
    await vi.advanceTimersByTimeAsync(100);
    expect([awayMs, asked.length, store.store(topic)?.isLoaded]).toEqual([awayMs, 1, true]);
  }
});

it('asks for all of a topic again that was left for longer', async () => {
  const store = new LiveStore();
  store.follow('tasks@prod', follows);
  const leave = store.follow(topic, follows);
  await vi.advanceTimersByTimeAsync(20);
  await tellAll();
  leave();
  await vi.advanceTimersByTimeAsync(5_020);
  expect([asked.length, store.store(topic)]).toEqual([2, undefined]);
  store.follow(topic, follows);
  await vi.advanceTimersByTimeAsync(20);
  expect([asked.length, store.store(topic)?.isLoaded]).toEqual([3, false]);
  await tellAll();
  expect(store.store(topic)?.isLoaded).toBe(true);
});
