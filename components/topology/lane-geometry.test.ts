import { expect, it } from 'vitest';
import { dense, inSight, neighbour, roomy, scrollTo } from '@/components/topology/lane-geometry';
import { codeOf, hueOf } from '@/components/topology/service-look';

const at = (left: number, top: number) => ({ left, top, width: 1000, height: 600 });

it('draws what is in sight and a margin, however many there are', () => {
  const { lanes, blocks } = inSight(roomy, at(5000, 3000), 100);
  expect(lanes[1] - lanes[0]).toBeLessThanOrEqual(10);
  expect(blocks[1] - blocks[0]).toBeLessThanOrEqual(6);
  const heightOf = roomy.blockRows * roomy.rowHeight;
  expect(blocks[0] * heightOf).toBeLessThan(3000 - roomy.headerHeight);
  expect(blocks[1] * heightOf).toBeGreaterThan(3000 + 600 - roomy.headerHeight);
  expect(lanes[0]).toBeLessThan(5000 / 208);
  expect(inSight(roomy, at(5000, 3000), 100)).toEqual(inSight(roomy, at(5010, 3010), 100));
  expect(inSight(roomy, at(0, 0), 2)).toMatchObject({ lanes: [0, 2], blocks: [0, 3] });
});

it('goes from card to card by arrows, over empty lanes, and nowhere beyond the edges', () => {
  const counts = [5, 0, 2];
  const go = (lane: number, task: number, key: string) => neighbour(roomy, counts, { lane, task }, key);
  expect(go(0, 0, 'ArrowDown')).toEqual({ lane: 0, task: 1 });
  expect(go(0, 4, 'ArrowDown')).toEqual({ lane: 0, task: 4 });
  expect(go(0, 4, 'ArrowRight')).toEqual({ lane: 2, task: 1 });
  expect(go(2, 0, 'ArrowLeft')).toEqual({ lane: 0, task: 0 });
  expect(go(2, 1, 'ArrowRight')).toEqual({ lane: 2, task: 1 });
  expect(go(0, 2, 'End')).toEqual({ lane: 0, task: 4 });
  const tiles = (task: number, key: string) => neighbour(dense, [10, 3], { lane: 0, task }, key);
  expect(tiles(0, 'ArrowRight')).toEqual({ lane: 0, task: 1 });
  expect(tiles(3, 'ArrowRight')).toEqual({ lane: 1, task: 0 });
  expect(tiles(1, 'ArrowDown')).toEqual({ lane: 0, task: 5 });
});

it('scrolls only when it has to', () => {
  expect(scrollTo(roomy, at(0, 0), 1, 2)).toBeNull();
  expect(scrollTo(roomy, at(0, 0), 8, 0)?.left).toBeGreaterThan(0);
  expect(scrollTo(roomy, at(0, 2000), 0, 0)).toEqual({ left: 0, top: 0 });
});

it('gives a service the same look every time', () => {
  expect(hueOf('shop_web')).toBe(hueOf('shop_web'));
  expect(codeOf('shop_web-api')).toBe('wa');
  expect(codeOf('web')).toBe('we');
});
