import type { Breach } from '@/lib/alerts/breach';
import type { ServiceFact } from '@/lib/alerts/facts';
import type { RuleSettings } from '@/lib/alerts/rules';

export function serviceShort(
  services: readonly ServiceFact[],
  { thresholds }: RuleSettings<'service-short'>,
): Breach[] {
  return services
    .filter(({ running, desired }) => running < desired)
    .map(({ id, name, running, desired, lastError }) => ({
      rule: 'service-short',
      resource: { kind: 'service', id, name },
      severity: running === 0 ? 'critical' : 'warning',
      message: `The service ${name} runs ${running} of ${desired} replicas.${
        lastError === '' ? '' : ` The last failure: ${lastError}`
      }`,
      advice:
        'Look at its tasks: a task that fails says why, and one that waits says what it waits for (an image, a node with room, a placement). After an update that went wrong, roll it back.',
      holdMs: thresholds.minutes * 60_000,
    }));
}
