import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SseReader } from '@/lib/live/sse-reader';

const text =
  ':\n\nevent: state\ndata: {"cluster":"a"}\n\nid: t.1\nevent: diff\ndata: {"name":"käse 🧀"}\n\n:\n\ndata: x\ndata: y\n\n';

it('reads events, wherever the stream was cut', () => {
  const bytes = new TextEncoder().encode(text);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
      const reader = new SseReader();
      const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const events = at.slice(1).flatMap((end, index) => reader.push(bytes.subarray(at[index], end)));
      expect(events).toEqual([
        { event: 'state', data: '{"cluster":"a"}', id: null },
        { event: 'diff', data: '{"name":"käse 🧀"}', id: 't.1' },
        { event: 'message', data: 'x\ny', id: 't.1' },
      ]);
    }),
  );
});
