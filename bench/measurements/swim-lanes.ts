import { scrollFrames } from '@/bench/browser/observed';
import { type Device, desktop, slowDesktop, Visitor } from '@/bench/browser/visitor';
import type { Measurement } from '@/bench/measurements/measurement';
import { median, roundCount } from '@/bench/measurements/rounds';
import { limited, type Row } from '@/bench/report/row';
import type { Rig } from '@/bench/rig/rig';
import { startSimulatedCluster } from '@/bench/rig/simulated';

const tasks = 10_000;
const withinMs = 60_000;
const box = 'main [data-lanes]';

export const swimLanes: Measurement = {
  name: 'swim-lanes',
  about: `The swim lanes of a simulated cluster with 100 nodes, ${tasks.toLocaleString('en')} tasks on them and 50 events a second, in Chromium as an administrator. They are scrolled in both directions in every frame; an interaction is to select a service, and to let go of it.`,
  async run(rig) {
    const simulated = await startSimulatedCluster(
      rig,
      { nodes: 100, services: 2_000, containers: tasks, loose: 0, eventsPerSecond: 50 },
      [],
    );
    const visitor = await Visitor.start(rig.facts.consoleUrl);
    rig.afterwards(() => visitor.stop());
    const path = `/ops/${simulated.name}/topology`;
    return [
      ...(await inUse(rig, visitor, path, desktop, { frameMs: 17, interactionMs: 40 })),
      ...(await inUse(rig, visitor, path, slowDesktop, { frameMs: 34, interactionMs: 140 })),
    ];
  },
};

async function inUse(
  rig: Rig,
  visitor: Visitor,
  path: string,
  device: Device,
  most: { readonly frameMs: number; readonly interactionMs: number },
): Promise<Row[]> {
  const frames: number[] = [];
  const selections: number[] = [];
  for (let round = 0; round < roundCount; round += 1) {
    await visitor.visit(rig.admin, device, path, async (page) => {
      await page.getByText('Live', { exact: true }).waitFor({ timeout: withinMs });
      await page.locator('[data-task]').first().waitFor({ timeout: withinMs });
      frames.push(await page.evaluate(scrollFrames, { frames: 180, pixels: 24, box }));
      await page.evaluate(() => {
        window.observed.worstInteractionMs = 0;
      });
      for (const press of [0, 1]) {
        await page
          .locator('[data-task]')
          .nth(40 + press)
          .click();
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
      }
      selections.push(await page.evaluate(() => window.observed.worstInteractionMs));
    });
  }
  return [
    limited(`swim lanes, scroll frame p95, ${device.name}`, median(frames), 'ms', most.frameMs),
    limited(`swim lanes, select a service, ${device.name}`, median(selections), 'ms', most.interactionMs),
  ];
}
