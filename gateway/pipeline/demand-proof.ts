import type { Call } from '@/gateway/call';
import { Refused } from '@/gateway/refused';
import { isOperation } from '@/lib/access/operations';
import { stepUpGroupOf } from '@/lib/access/step-up-group';
import type { AuditSubject } from '@/lib/audit/record';
import { notByPrograms, stepUpVerdict } from '@/lib/step-up/needed';
import { proofHeaders, proofSentence } from '@/lib/step-up/require-proof';

/**
 * Holds whoever does something dangerous to having proved a short while ago who they are, where that
 * is set. It comes after the decision: nobody is asked for a proof of what they may not do.
 *
 * @throws Refused 403
 */
export async function demandProof(
  { actor, exchange }: Pick<Call, 'actor' | 'exchange'>,
  subject: AuditSubject,
): Promise<void> {
  const group = isOperation(subject.operation) ? stepUpGroupOf(subject.operation) : null;
  if (group === null) return;
  const verdict = await stepUpVerdict(actor, group);
  if (verdict.status === 'enough') return;
  if (verdict.status === 'not-by-programs') {
    throw new Refused(403, notByPrograms(verdict.credential), { subject, isRecorded: true });
  }
  const { withinMinutes } = verdict;
  for (const [name, value] of Object.entries(proofHeaders(withinMinutes))) {
    if (!exchange.response.headersSent) exchange.response.setHeader(name, value);
  }
  throw new Refused(403, proofSentence(withinMinutes), { subject, isRecorded: true });
}
