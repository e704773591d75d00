import { bytesText } from '@/components/ui/bytes';
import { type Metric, type MetricUnit, unitOf } from '@/lib/metrics/metrics';

const words: Record<Metric, string> = {
  cpuCores: 'CPU',
  memoryBytes: 'Memory',
  networkReceivedBytesPerSecond: 'received',
  networkSentBytesPerSecond: 'sent',
  diskReadBytesPerSecond: 'read',
  diskWrittenBytesPerSecond: 'written',
  diskBytes: 'Stored',
  containers: 'Containers',
  fileSystemBytes: 'disk size',
  fileSystemFreeBytes: 'free on disk',
};

export function metricWords(metric: Metric): string {
  return words[metric];
}

/** A value with its unit; "no value" for a gap. */
export function valueWords(metric: Metric, value: number | null | undefined): string {
  return value === null || value === undefined ? 'no value' : inUnit(unitOf(metric), value);
}

function inUnit(unit: MetricUnit, value: number): string {
  switch (unit) {
    case 'cores':
      return `${value.toFixed(value < 0.095 ? 3 : 2)} ${value === 1 ? 'core' : 'cores'}`;
    case 'bytes':
      return bytesText(value);
    case 'bytes/second':
      return `${bytesText(value)}/s`;
    case 'containers':
      return String(Math.round(value * 10) / 10);
  }
}

/** As short as the side of a chart wants it. */
export function axisWords(metric: Metric, value: number): string {
  const unit = unitOf(metric);
  return unit === 'cores' ? String(Number(value.toFixed(3))) : inUnit(unit, value);
}
