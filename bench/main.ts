import { writeFileSync } from 'node:fs';
import type { Measurement } from '@/bench/measurements/measurement';
import { measurements } from '@/bench/measurements/measurements';
import { performanceDocument, type Report } from '@/bench/report/document';
import { machine } from '@/bench/report/machine';
import { table } from '@/bench/report/markdown';
import { startRig } from '@/bench/rig/rig';

/** `npm run bench`: measures everything and writes docs/performance.md; with names, only those, and prints. */
const page = 'docs/performance.md';
const names = process.argv.slice(2);
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
  }
} finally {
  await rig.stop();
}

async function measureAll(wanted: readonly Measurement[]): Promise<Report['parts']> {
  const parts: { measurement: Measurement; rows: Awaited<ReturnType<Measurement['run']>> }[] = [];
  for (const measurement of wanted) {
    const startedAt = performance.now();
    const rows = await measurement.run(rig);
    parts.push({ measurement, rows });
    console.log(
      `\n${measurement.name} (${((performance.now() - startedAt) / 1_000).toFixed(0)} s)\n${table(rows)}`,
    );
  }
  return parts;
}
