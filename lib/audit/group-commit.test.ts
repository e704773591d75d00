import { describe, expect, it } from 'vitest';
import { GroupCommit } from '@/lib/audit/group-commit';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('entries that are committed together', () => {
  it('are in order of arrival, and each waits for its own commit', async () => {
    const committed: string[][] = [];
    const ends: (() => void)[] = [];
    const log = new GroupCommit(
      (entries) =>
        new Promise((resolve) => {
          ends.push(() => {
            committed.push([...entries]);
            resolve();
          });
        }),
      () => false,
    );
    const done: string[] = [];
    const all = ['a', 'b', 'c', 'd'].map((entry) => log.append(entry).then(() => done.push(entry)));
    await turn();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await turn();
    expect(done).toEqual(['a']);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await Promise.all(all);
    expect(committed).toEqual([['a'], ['b', 'c', 'd']]);
    expect(done).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are committed one by one where the database refuses one of them', async () => {
    const committed: string[] = [];
    const log = new GroupCommit(
      async (entries) => {
        await turn();
        if (entries.includes('bad')) throw new Error('refused');
        committed.push(...entries);
      },
      () => true,
    );
    const results = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((entry) => log.append(entry)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(committed).toEqual(['a', 'b', 'c']);
  });

  it('all fail, and none is tried again, where nobody knows whether they were committed', async () => {
    let tries = 0;
    const log = new GroupCommit(
      async () => {
        tries += 1;
        await turn();
        throw new Error('the connection broke');
      },
      () => false,
    );
    const results = await Promise.allSettled(['a', 'b', 'c'].map((entry) => log.append(entry)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(tries).toBe(2);
    await expect(log.append('d')).rejects.toThrow('broke');
  });
});
