import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { showBareList } from '@/bench/browser/bare-list';
import { loadedScripts, scriptsOfHtml, scrollFrames, whenPainted } from '@/bench/browser/observed';
import { type Device, desktop, slowDesktop, slowMobile, Visitor } from '@/bench/browser/visitor';
import type { Measurement } from '@/bench/measurements/measurement';
import { median, roundCount } from '@/bench/measurements/rounds';
import { compared, figure, limited, type Row } from '@/bench/report/row';
import { runContainer } from '@/bench/rig/container';
import type { Rig } from '@/bench/rig/rig';
import { type SimulatedCluster, startSimulatedCluster } from '@/bench/rig/simulated';

const containers = 10_000;
const logLines = 100_000;
const withinMs = 60_000;

/** Where a bare list is shown. No address of ours: their policies let no script run, and no frame would come. */
const emptyPage = 'about:blank';

export const pages: Measurement = {
  name: 'pages',
  about: `The console in Chromium, as an administrator: the table of ${containers.toLocaleString('en')} containers of a simulated cluster with 50 events a second, each visit with empty caches, in a window that was opened 0.7 s before (a new window loads pages of the browser's own, which is no part of ours). A slow mobile has 390 px, a processor four times slower than this machine, and a network of 1.6 Mbit/s with 150 ms. "Event → painted" is from the moment when the simulated engine tells that a container stopped to the frame in which its row says so. What is measured in use begins when all rows have come; the bare list is as many rows without a framework, without anything live, in the same browser (bench/browser/bare-list.ts): what a frame takes here at least.`,
  async run(rig) {
    const simulated = await startSimulatedCluster(rig, { containers, eventsPerSecond: 50 }, []);
    const visitor = await Visitor.start(rig.facts.consoleUrl);
    rig.afterwards(() => visitor.stop());
    const bench = { rig, visitor, simulated, table: `/ops/${simulated.name}/containers` };
    return [
      ...(await firstLoads(bench)),
      ...(await largestPaint(bench, desktop, 300)),
      ...(await largestPaint(bench, slowMobile, 700)),
      ...(await inUse(bench, desktop, { frameMs: 17, interactionMs: 40 })),
      ...(await inUse(bench, slowDesktop, { frameMs: 34, interactionMs: 140 })),
      await eventToPaint(bench),
      await palette(bench),
      ...(await longLog(bench)),
    ];
  },
};

interface Bench {
  readonly rig: Rig;
  readonly visitor: Visitor;
  readonly simulated: SimulatedCluster;
  /** The path of the table of containers. */
  readonly table: string;
}

async function fiveTimes(measure: () => Promise<number>): Promise<number> {
  const measured: number[] = [];
  for (let round = 0; round < roundCount; round += 1) measured.push(await measure());
  return median(measured);
}

async function firstLoads({ rig, visitor, table }: Bench): Promise<Row[]> {
  const id = await runContainer(rig, [], 'sleep', '3600');
  const rows: Row[] = [];
  for (const [name, path, most] of [
    ['desk', '/desk', 160],
    ['table of containers', table, 190],
    ['page of a container', `/ops/local/containers/${id}`, 225],
  ] as const) {
    const [first, all] = await visitor.visit(rig.admin, desktop, path, async (page) => {
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
      return [await page.evaluate(scriptsOfHtml), await page.evaluate(loadedScripts)] as const;
    });
    const kilobytes = async (scripts: readonly string[]) => (await gzippedBytes(scripts)) / 1_000;
    rows.push(limited(`first-load JS, gzip: ${name}`, await kilobytes(first), 'kB', most));
    rows.push(told(`… and with what comes by itself: ${name}`, figure(await kilobytes(all), 'kB')));
  }
  return rows;
}

/** What is only told. */
function told(measured: string, ours: string): Row {
  return { measured, reference: '', referenceFigure: '', ours, ratio: '', target: '', isReached: null };
}

/** Where a bare list already takes longer than the limit, the figure says nothing of ours, and the row says so. */
function scrollRow(device: Device, frame: number, bare: number, most: number): Row {
  const row = limited(`scroll frame p95, ${device.name}`, frame, 'ms', most);
  if (bare <= most) return row;
  return {
    ...row,
    target: `${row.target}; not to be judged here, where a bare list takes more`,
    isReached: null,
  };
}

/** As gzip packs them, whatever the browser and the gateway agreed on. */
async function gzippedBytes(addresses: readonly string[]): Promise<number> {
  const sizes = addresses.map(async (address) => {
    const script = await fetch(address);
    return gzipSync(Buffer.from(await script.arrayBuffer())).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** The table is whole when its count says so. */
async function waitForRows(page: Page): Promise<void> {
  await page.getByText(`${containers.toLocaleString('en')} containers`).waitFor({ timeout: withinMs });
}

/** All rows have come, not only the first, which are in the page's HTML. */
async function waitForAll(page: Page): Promise<void> {
  await waitForRows(page);
  await page.getByText('Live', { exact: true }).waitFor({ timeout: withinMs });
  const leastHeightPx = containers * 20;
  await page.waitForFunction((least) => document.documentElement.scrollHeight > least, leastHeightPx, {
    timeout: withinMs,
  });
}

async function largestPaint({ rig, visitor, table }: Bench, device: Device, most: number): Promise<Row[]> {
  let shift = 0;
  let strangers = 0;
  const paint = await fiveTimes(() =>
    visitor.visit(rig.admin, device, table, async (page, asked) => {
      await waitForRows(page);
      const observed = await page.evaluate(() => window.observed);
      shift = Math.max(shift, observed.shift);
      strangers = Math.max(strangers, asked.length);
      return observed.largestPaintMs;
    }),
  );
  return [
    limited(`largest contentful paint, ${device.name}`, paint, 'ms', most),
    limited(`cumulative layout shift, ${device.name}`, shift, '', 0),
    limited(`requests to anywhere else, ${device.name}`, strangers, '', 0),
  ];
}

async function inUse(
  { rig, visitor, table }: Bench,
  device: Device,
  most: { readonly frameMs: number; readonly interactionMs: number },
): Promise<Row[]> {
  let drawn = 0;
  const worst: number[] = [];
  const bare: number[] = [];
  const scroll = { frames: 180, pixels: 120, box: null };
  const frame = await fiveTimes(async () => {
    const p95OfBare = await visitor.visit(rig.admin, device, emptyPage, async (page) => {
      await page.evaluate(showBareList, containers);
      return page.evaluate(scrollFrames, scroll);
    });
    bare.push(p95OfBare);
    return visitor.visit(rig.admin, device, table, async (page) => {
      await waitForAll(page);
      const p95 = await page.evaluate(scrollFrames, scroll);
      drawn = Math.max(drawn, await page.locator('main tbody tr').count());
      await page.evaluate(() => window.scrollTo(0, 0));
      worst.push(await worstInteraction(page));
      return p95;
    });
  });
  return [
    limited(`rows in the document, ${device.name}`, drawn, '', 60),
    scrollRow(device, frame, median(bare), most.frameMs),
    compared(`scroll frame p95, ${device.name}`, ['a bare list', median(bare)], frame, 'ms', null),
    limited(`worst interaction, ${device.name}`, median(worst), 'ms', most.interactionMs),
  ];
}

/** Filters, sorts and selects as somebody would who looks for something. */
async function worstInteraction(page: Page): Promise<number> {
  const settle = () => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  await page.evaluate(() => {
    window.observed.worstInteractionMs = 0;
  });
  await page.getByLabel('Filter containers').pressSequentially('shop-1', { delay: 60 });
  await settle();
  await page.getByLabel('Filter containers').fill('');
  await settle();
  await page.locator('main thead th button').first().click();
  await settle();
  await page.locator('main tbody tr input[type=checkbox]').first().click();
  await settle();
  return page.evaluate(() => window.observed.worstInteractionMs);
}

async function eventToPaint({ rig, visitor, simulated, table }: Bench): Promise<Row> {
  const [id = ''] = simulated.containerIds;
  const asked = await fetch(
    `${rig.facts.consoleUrl}/clusters/${simulated.name}/v1.41/containers/${id}/json`,
    { headers: { Authorization: `Bearer ${rig.admin.token}` } },
  );
  const name = String((await asked.json()).Name).slice(1);
  const took = await visitor.visit(rig.admin, desktop, `${table}?q=${name}`, async (page) => {
    const row = 'main tbody tr';
    await page.locator(row, { hasText: name }).waitFor({ timeout: withinMs });
    await page.getByText('Live', { exact: true }).waitFor({ timeout: withinMs });
    return fiveTimes(async () => {
      const isRunning = (await page.locator(row).first().innerText()).includes('Running');
      const painted = page.evaluate(whenPainted, {
        selector: row,
        words: isRunning ? 'Stopped' : 'Running',
      });
      const from = performance.timeOrigin + performance.now();
      simulated.toggle(id);
      return (await painted) - from;
    });
  });
  return limited('event at the engine → painted', took, 'ms', 250);
}

/**
 * When the page was clicked or typed into, as the browser says: to find the element by its role among the
 * rows of a long table, and to see that it can be used, takes the one who drives it 20 to 60 ms before.
 */
function actedAt(page: Page): Promise<number> {
  return page.evaluate(() => window.observed.actedAtMs);
}

async function palette({ rig, visitor, table }: Bench): Promise<Row> {
  const took = await visitor.visit(rig.admin, desktop, table, async (page) => {
    await waitForAll(page);
    await page.keyboard.press('Control+k');
    const box = page.getByRole('dialog').getByRole('combobox');
    await box.waitFor({ timeout: withinMs });
    return fiveTimes(async () => {
      const number = 100 + Math.floor(performance.now() % 800);
      await box.fill('');
      const found = page.evaluate(whenPainted, { selector: '[role=listbox]', words: `loose-${number}` });
      await box.fill(`loose-${number}`);
      return (await found) - (await actedAt(page));
    });
  });
  return limited('⌘K: typed → found among 10,000', took, 'ms', 50);
}

async function longLog({ rig, visitor }: Bench): Promise<Row[]> {
  const print = `seq ${logLines} | sed 's/$/ is the number of this line/'`;
  const id = await runContainer(rig, [], 'sh', '-c', print);
  await rig.dockerAtEngine.runFor(120_000, 'wait', id);
  const words = `${logLines.toLocaleString('en')} lines`;
  const searches: number[] = [];
  const show = await fiveTimes(() =>
    visitor.visit(rig.admin, desktop, `/ops/local/containers/${id}`, async (page) => {
      await page.getByRole('tab', { name: 'Logs' }).waitFor({ timeout: withinMs });
      const shown = page.evaluate(whenPainted, { selector: 'main', words });
      await page.getByRole('tab', { name: 'Logs' }).click();
      const took = (await shown) - (await actedAt(page));
      await page.evaluate(() => {
        window.observed.worstInteractionMs = 0;
      });
      await page.getByLabel('Search the log').pressSequentially('777 is', { delay: 60 });
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
      searches.push(await page.evaluate(() => window.observed.worstInteractionMs));
      return took;
    }),
  );
  return [
    limited('100,000 lines of a log: to show', show, 'ms', 1_000),
    limited('100,000 lines of a log: to search, per key', median(searches), 'ms', 30),
  ];
}
