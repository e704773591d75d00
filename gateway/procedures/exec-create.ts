import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { callAt } from '@/gateway/pipeline/call-at';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { maskedCommand } from '@/gateway/pipeline/masked-command';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { db } from '@/lib/db/client';
import { guardExecCreate } from '@/lib/docker-api/guard/exec-create';
import { execCreate as execCreateSchema } from '@/lib/docker-api/schemas/exec';

const created = z.object({ Id: z.string().regex(/^[0-9a-f]{64}$/) });

/** Prepares a command inside a container. It belongs to the person who does this. */
export async function execCreate(asked: Call): Promise<void> {
  const thing = await resolveThing(asked, 'container', asked.parameter);
  const call = callAt(asked, thing);
  const { actor, cluster } = call;
  const target = targetOf(thing);
  const { operation, allowedBy } = demandOnTarget(call, target);
  const { needs, refusals, exec } = guardExecCreate(execCreateSchema.parse(call.body));
  if (refusals.length > 0) throw new Refused(400, refusals.join('; '));
  for (const need of needs) demand(call, need.operation, thing.place.collection, target.subject, need.why);
  const request = {
    command: maskedCommand(exec.Cmd),
    user: exec.User,
    tty: exec.Tty,
    privileged: exec.Privileged,
  };
  await onRecord(call, { ...target.subject, operation, allowedBy, request }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['containers', thing.id, 'exec'],
      body: exec,
    });
    const { status } = answer;
    if (status >= 400) {
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    const { Id } = created.parse(jsonOf(answer));
    await db.execSession.create({
      data: { clusterId: cluster.id, engineId: Id, containerId: thing.id, userId: actor.userId },
    });
    answerJson(call.exchange, 201, { Id });
    return { status };
  });
}
