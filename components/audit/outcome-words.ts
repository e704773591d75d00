import type { Tone } from '@/components/ui/tone';
import type { AuditRecord } from '@/lib/audit/schema';

type Outcome = AuditRecord['outcome'];

const facts: Record<Outcome, readonly [Tone, string]> = {
  done: ['ok', 'Done'],
  failed: ['danger', 'Failed'],
  refused: ['warn', 'Refused'],
  pending: ['accent', 'Under way'],
  unknown: ['neutral', 'Not known'],
  'not-done': ['danger', 'Not done'],
  'needs-attention': ['warn', 'Needs attention'],
};

export function outcomeWords(outcome: Outcome): string {
  return facts[outcome][1];
}

export function outcomeTone(outcome: Outcome): Tone {
  return facts[outcome][0];
}
