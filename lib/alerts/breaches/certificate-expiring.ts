import type { Breach } from '@/lib/alerts/breach';
import type { CertificateFact } from '@/lib/alerts/facts';
import type { RuleSettings } from '@/lib/alerts/rules';

const dayMs = 24 * 60 * 60_000;

/** @param now milliseconds since the epoch */
export function certificateExpiring(
  certificates: readonly CertificateFact[],
  { thresholds }: RuleSettings<'certificate-expiring'>,
  now: number,
): Breach[] {
  return certificates.flatMap(({ kind, id, name, notAfter, advice, ownerId }) => {
    const leftMs = notAfter.getTime() - now;
    if (leftMs > Math.max(thresholds.days, thresholds.criticalDays) * dayMs) return [];
    const day = notAfter.toISOString().slice(0, 10);
    return [
      {
        rule: 'certificate-expiring' as const,
        resource: { kind, id, name },
        severity: leftMs <= thresholds.criticalDays * dayMs ? ('critical' as const) : ('warning' as const),
        message: `${sentence(name)} ${leftMs <= 0 ? 'has expired' : 'expires'} on ${day}.`,
        advice,
        holdMs: 0,
        ...(ownerId === undefined ? {} : { ownerId }),
      },
    ];
  });
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
