import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { adminPassword, startInstallation } from '@/e2e/records/installation';
import { waitFor } from '@/e2e/wait-for';

/** WHEELHOUSE_EXPORT=200000 is the long form, some minutes. A few large entries tell nearly as much. */
const entries = Number(process.env.WHEELHOUSE_EXPORT ?? 4_000);
const isLong = entries > 10_000;
const labels = isLong ? 40 : 1_000;
/** A statement must be done in time. */
const atOnce = 5_000;
const mostGrowthMiB = 15;

const here = await startInstallation();
const { handleRequest } = await import('@/lib/api/handle-request');
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
let token: string;

beforeAll(async () => {
  ({ token } = await here.anonymous.ok('POST', '/auth/login', {
    username: 'admin',
    password: adminPassword,
  }));
  // Every other one is what is looked for.
  for (let first = 1; first <= entries; first += atOnce)
    await here.db.$executeRaw`
    INSERT INTO "AuditEntry" ("canonical")
    SELECT jsonb_build_object('correlationId', gen_random_uuid(), 'requestId', gen_random_uuid(), 'phase', 'outcome',
      'at', to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'actor', CASE WHEN n % 2 = 0 THEN 'many' ELSE 'other' END,
      'credential', 'token', 'address', '10.0.0.1', 'client', repeat('a client of this name ', 10), 'operation',
      'container.start', 'cluster', 'local', 'resourceKind', 'container', 'resourceId', md5(n::text),
      'resourceName', 'thing-' || n, 'collection', '/Shared', 'outcome', 'done', 'status', 204,
      'request', jsonb_build_object('labels', repeat('a label ', ${labels}::int)))::text
    FROM generate_series(${first}::int, ${Math.min(entries, first + atOnce - 1)}::int) n`;
}, 300_000);
afterAll(() => here.end());

async function openExport(query: string): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '10.9.8.7' };
  const url = `http://127.0.0.1/api/v1/audit/export?${query}`;
  const answer = await handleRequest(here.routes, new Request(url, { headers }));
  expect(answer.status).toBe(200);
  if (answer.body === null) throw new Error('There is no export.');
  return answer.body.getReader();
}

/** What is held on to, in MiB. */
function heldMiB(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}

const lastExport = () =>
  waitFor('the export to be concluded', async () => {
    const { items } = await here.admin.ok('GET', '/audit?operation=audit.export&limit=1');
    return items[0]?.outcome === 'pending' ? undefined : items[0];
  });

it.each([['jsonl', 0] as const, ...(isLong ? [['csv', 1] as const] : [])])(
  'as %s holds all that is filtered for, in memory that does not grow',
  async (format, headLines) => {
    const reader = await openExport(`format=${format}&actor=many`);
    let [lines, bytes, pages, most] = [0, 0, 0, 0];
    let first: number | null = null;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      bytes += read.value.length;
      for (const byte of read.value) if (byte === 10) lines += 1;
      pages += 1;
      if (isLong && pages % 10 !== 0) continue;
      const held = heldMiB();
      // What is loaded and prepared once is there after the first pages.
      first ??= held;
      most = Math.max(most, held - first);
    }
    expect(lines).toBe(entries / 2 + headLines);
    // All of it at once would be more than it may grow by.
    expect(bytes / 1024 / 1024).toBeGreaterThan(mostGrowthMiB);
    expect(most, `${bytes} bytes were sent`).toBeLessThan(mostGrowthMiB);
    expect(await lastExport()).toMatchObject({ outcome: 'done', detail: `Sent: ${lines} lines` });
  },
  300_000,
);

it('stops when its reader goes away', async () => {
  const reader = await openExport('format=jsonl');
  await reader.read();
  await reader.cancel();
  const { outcome, detail } = await lastExport();
  expect({ outcome, detail }).toEqual({
    outcome: 'failed',
    detail: expect.stringMatching(/^The reader left after \d+ lines$/),
  });
  expect(Number(/\d+/.exec(detail)?.[0])).toBeLessThan(entries / 4);
});
