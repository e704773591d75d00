/**
 * What is measured, in the order in which it is stored: append only. `scale` says how many stored
 * steps one unit has; what is stored is whole.
 */
const catalogue = [
  ['cpuCores', 'cores', 100_000],
  ['memoryBytes', 'bytes', 1],
  ['networkReceivedBytesPerSecond', 'bytes/second', 1],
  ['networkSentBytesPerSecond', 'bytes/second', 1],
  ['diskReadBytesPerSecond', 'bytes/second', 1],
  ['diskWrittenBytesPerSecond', 'bytes/second', 1],
  /** A container's writable layer; of a node or cluster all that its engines store. */
  ['diskBytes', 'bytes', 1],
  /** Running ones. */
  ['containers', 'containers', 1],
  /** Of the file system that holds an engine's data, where the gateway can see it. */
  ['fileSystemBytes', 'bytes', 1],
  ['fileSystemFreeBytes', 'bytes', 1],
] as const;

export type Metric = (typeof catalogue)[number][0];
export type MetricUnit = (typeof catalogue)[number][1];

export const metrics: readonly Metric[] = catalogue.map(([name]) => name);

/** One value of each metric, in their order; NaN where there is none. */
export type MetricValues = Float64Array;

export function noValues(): MetricValues {
  return new Float64Array(catalogue.length).fill(Number.NaN);
}

export function isMetric(text: string): text is Metric {
  return metrics.some((metric) => metric === text);
}

export function metricIndex(metric: Metric): number {
  return metrics.indexOf(metric);
}

export function unitOf(metric: Metric): MetricUnit {
  return entryOf(metric)[1];
}

export function scaleOf(metric: Metric): number {
  return entryOf(metric)[2];
}

function entryOf(metric: Metric): (typeof catalogue)[number] {
  const entry = catalogue.find(([name]) => name === metric);
  if (!entry) throw new Error(`No such metric: ${metric}`);
  return entry;
}
