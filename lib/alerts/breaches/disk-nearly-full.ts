import type { Breach } from '@/lib/alerts/breach';
import type { DiskFact } from '@/lib/alerts/facts';
import type { RuleSettings } from '@/lib/alerts/rules';

/** It has to be so for a moment: a build or a pull frees again what it took. */
const holdMs = 60_000;

export function diskNearlyFull(
  disks: readonly DiskFact[],
  { thresholds }: RuleSettings<'disk-nearly-full'>,
): Breach[] {
  return disks.flatMap(({ id, name, usedBytes, totalBytes }) => {
    const percent = totalBytes > 0 ? (usedBytes / totalBytes) * 100 : 0;
    if (percent < Math.min(thresholds.percent, thresholds.criticalPercent)) return [];
    const isCritical = percent >= thresholds.criticalPercent;
    return [
      {
        rule: 'disk-nearly-full' as const,
        resource: { kind: 'engine' as const, id, name },
        severity: isCritical ? ('critical' as const) : ('warning' as const),
        message: `The disk of the engine ${name} is more than ${isCritical ? thresholds.criticalPercent : thresholds.percent} % full.`,
        advice:
          'Clean up images, stopped containers, volumes and build cache that nobody uses (Disk), or give the machine a larger disk. A full disk stops containers that write.',
        holdMs,
      },
    ];
  });
}
