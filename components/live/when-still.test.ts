import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WhenStill } from '@/components/live/when-still';

const page = new EventTarget();
const scroll = () => page.dispatchEvent(new Event('scroll'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('works at once while nobody scrolls', () => {
  const work = vi.fn();
  const still = new WhenStill(work);
  still.ask();
  still.ask();
  expect(work).toHaveBeenCalledTimes(2);
});

it('waits until who scrolls rests, and then works once for all that asked', () => {
  const work = vi.fn();
  const still = new WhenStill(work);
  scroll();
  still.ask();
  vi.advanceTimersByTime(100);
  scroll();
  still.ask();
  vi.advanceTimersByTime(149);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
});

it('waits no longer than a second for who never rests', () => {
  const work = vi.fn();
  const still = new WhenStill(work);
  scroll();
  still.ask();
  for (let step = 0; step < 20; step += 1) {
    vi.advanceTimersByTime(50);
    scroll();
  }
  expect(work).toHaveBeenCalledTimes(1);
});
