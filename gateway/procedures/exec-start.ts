import { z } from 'zod';
import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { callAt } from '@/gateway/pipeline/call-at';
import { demandOn, demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { maskedCommand } from '@/gateway/pipeline/masked-command';
import { onRecord } from '@/gateway/pipeline/on-record';
import { checkUpgrade, openRawStream } from '@/gateway/procedures/raw-stream';
import { Refused } from '@/gateway/refused';
import { resolveTarget } from '@/gateway/resolve/resolve-target';
import { notFound } from '@/lib/docker-api/errors';
import { type ExecStart, execStart as execStartSchema } from '@/lib/docker-api/schemas/exec';

const prepared = z.object({
  ContainerID: z.string(),
  ProcessConfig: z.object({
    tty: z.boolean(),
    privileged: z.boolean().nullish(),
    entrypoint: z.string(),
    arguments: z.array(z.string()).nullish(),
  }),
});

/**
 * Starts a prepared command and joins the client to it, by the rights that hold at this moment. A
 * WebSocket brings no body: the command was prepared with or without a terminal, and so it starts.
 */
export async function execStart(asking: Call): Promise<void> {
  const target = await resolveTarget(asking);
  const call = callAt(asking, target.thing);
  const { operation, allowedBy } = demandOnTarget(call, target);
  checkUpgrade(call);
  const inspected = await askEngine(call, { method: 'GET', segments: ['exec', target.id, 'json'] });
  if (inspected.status >= 400) throw new Refused(404, notFound('exec', call.parameter).message);
  const { ContainerID, ProcessConfig } = prepared.parse(jsonOf(inspected));
  if (ContainerID !== target.thing?.id) throw new Refused(404, notFound('exec', call.parameter).message);
  if (ProcessConfig.privileged) demandOn(call, target, 'container.create.privileged');
  const body: ExecStart =
    call.body === null ? { Detach: false, Tty: ProcessConfig.tty } : execStartSchema.parse(call.body);
  const asked = { method: 'POST', segments: ['exec', target.id, 'start'], body } as const;
  const { entrypoint, arguments: words } = ProcessConfig;
  const command = maskedCommand([entrypoint, ...(words ?? [])])?.join(' ') ?? '';
  const printing = async () => ({ id: target.id, command, isTerminal: body.Tty === true });
  await onRecord(
    call,
    { ...target.subject, operation, allowedBy, request: { exec: target.id } },
    async () => {
      if (body.Detach !== true) return openRawStream(call, target, asked, printing);
      const answer = await askEngine(call, asked);
      const { status } = answer;
      if (status >= 400) {
        await answerEngineError(call, answer);
        return { status, detail: engineMessage(answer) };
      }
      answerBytes(call.exchange, 200, 'application/json', Buffer.of());
      return { status };
    },
  );
}
