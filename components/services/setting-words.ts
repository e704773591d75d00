import { writeDuration } from '@/lib/amounts/duration';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ServiceForm } from '@/lib/services/form/service-form';

/** "at most 0.5 CPUs and 512 MiB; 256 MiB kept free" */
export function resourceWords(form: ServiceForm): string {
  const together = (cpus: string, memory: string) =>
    [cpus && `${cpus} CPUs`, memory].filter(Boolean).join(' and ');
  const limits = together(form.limitCpus, form.limitMemory);
  const kept = together(form.reserveCpus, form.reserveMemory);
  return (
    [limits && `at most ${limits}`, kept && `${kept} kept free`].filter(Boolean).join('; ') || 'no limits'
  );
}

export function restartWords({ restart, restartDelay, restartAttempts }: ServiceForm): string {
  if (restart === 'none') return 'It stays ended';
  const when = restart === 'on-failure' ? 'Started again if it failed' : 'Started again';
  const after = restartDelay ? ` after ${restartDelay}` : '';
  return `${when}${after}${restartAttempts ? `, at most ${restartAttempts} times` : ''}`;
}

export function healthWords({ healthKind, health, healthInterval }: ServiceForm): string {
  if (healthKind === 'image') return 'As its image says';
  if (healthKind === 'none') return 'Not checked';
  return `${health}${healthInterval ? `, every ${healthInterval}` : ''}`;
}

const failures: Readonly<Record<string, string>> = {
  pause: 'stop when one fails',
  continue: 'go on when one fails',
  rollback: 'roll back when one fails',
};

/** "2 at a time, 10s apart, new before old, stop when one fails" */
export function updateWords(config: JsonObject): string {
  if (Object.keys(config).length === 0) return '1 at a time, stop when one fails';
  const atOnce = Number(config.Parallelism ?? 0);
  const delay = writeDuration(Number(config.Delay ?? 0));
  return [
    atOnce === 0 ? 'all at once' : `${atOnce} at a time`,
    delay && `${delay} apart`,
    config.Order === 'start-first' ? 'new before old' : '',
    failures[String(config.FailureAction ?? '')] ?? 'stop when one fails',
  ]
    .filter(Boolean)
    .join(', ');
}
