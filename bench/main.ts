import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Measurement } from '@/bench/measurements/measurement';
import { measurements } from '@/bench/measurements/measurements';
import { type Part, performanceDocument, results, withPart } from '@/bench/report/document';
import { machine } from '@/bench/report/machine';
import { startRig } from '@/bench/rig/rig';

/**
 * `npm run bench`: measures everything and writes docs/performance.md; with names, only those, and prints;
 * with `--write`, too, puts them into their places there.
 */
const page = 'docs/performance.md';
/** One that takes longer hangs, and shall not take the others with it. */
const longestMs = 12 * 60_000;
const names = process.argv.slice(2).filter((argument) => argument !== '--write');
const writes = process.argv.includes('--write');
const unknown = names.filter((name) => !measurements.some((measurement) => measurement.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(', ')}; there are ${measurements.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const wanted = measurements.filter(({ name }) => names.length === 0 || names.includes(name));

const rig = await startRig();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void rig.stop().finally(() => process.exit(1)));
}
try {
  const report = { takenAt: new Date(), machine: await machine(rig), parts: await measureAll(wanted) };
  if (names.length === 0) {
    writeFileSync(page, performanceDocument(report));
    console.log(`${page} is written.`);
  } else if (writes) {
    const { takenAt, parts } = report;
    writeFileSync(
      page,
      parts.reduce((text, part) => withPart(text, part, takenAt), readFileSync(page, 'utf8')),
    );
    console.log(`${page} has them.`);
  }
} finally {
  await rig.stop();
}
// A part that hung still holds on to what it opened.
process.exit();

async function measureAll(wanted: readonly Measurement[]): Promise<Part[]> {
  const parts: Part[] = [];
  for (const measurement of wanted) {
    const startedAt = performance.now();
    const part = await measured(measurement);
    parts.push(part);
    console.log(
      `\n${measurement.name} (${((performance.now() - startedAt) / 1_000).toFixed(0)} s)\n${results(part)}`,
    );
  }
  return parts;
}

/** What one of them measures; where it fails or hangs, why. */
async function measured(measurement: Measurement): Promise<Part> {
  const late = new AbortController();
  const tooLong = setTimeout(longestMs, null, { signal: late.signal }).then(() => {
    throw new Error(`It took more than ${longestMs / 60_000} minutes.`);
  });
  try {
    return { measurement, rows: await Promise.race([measurement.run(rig), tooLong]), failure: null };
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
    return { measurement, rows: [], failure: error instanceof Error ? error.message : String(error) };
  } finally {
    late.abort();
    tooLong.catch(() => undefined);
  }
}
