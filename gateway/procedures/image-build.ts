import { whileRewriting } from '@/gateway/archives/while-rewriting';
import { bindImages } from '@/gateway/build/bind-images';
import { buildOutput } from '@/gateway/build/build-output';
import { type BuildPlan, planBuild } from '@/gateway/build/build-plan';
import { ContextFiles } from '@/gateway/build/context-files';
import type { Call } from '@/gateway/call';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';
import { leavingOf } from '@/gateway/exchange';
import { rememberOwners } from '@/gateway/images/remember-owners';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { currentCall } from '@/gateway/pipeline/current-call';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand } from '@/gateway/pipeline/rights';
import { accepted } from '@/gateway/refused';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import { whileUploading } from '@/gateway/streams/while-uploading';
import { readDockerfile } from '@/lib/docker-api/dockerfile/read-dockerfile';
import { writeDockerfile } from '@/lib/docker-api/dockerfile/write-dockerfile';

/**
 * Builds an image with the classic builder. The context goes by as it is uploaded; its Dockerfile is
 * held back, read, bound to the images that the person may use, and sent last, in our own words. The
 * engine begins when it has that.
 */
export async function imageBuild(call: Call): Promise<void> {
  const plan = await planBuild(call);
  const needs = plan.collections.map((collection) => ({
    operation: 'image.build' as const,
    collection,
    thing: null,
  }));
  const signal = leavingOf(call.exchange);
  const files = new ContextFiles(plan.dockerfile);
  await whileUploading(call, needs, async () => {
    const upload = await whileRewriting(call, files.fateOf, (body) =>
      call.cluster.engine.send(
        written(call, { method: 'POST', segments: ['build'], query: plan.query, body, signal }),
      ),
    );
    if ('early' in upload) {
      await answerEngineError(call, await wholeAnswer(upload.early));
      return;
    }
    const { archive, answer } = upload;
    try {
      const found = files.dockerfile();
      const dockerfile = accepted(readDockerfile(found.bytes, plan));
      const current = await currentCall(call);
      const bound = await bindImages(current, plan, dockerfile);
      if (dockerfile.fetches || bound.fetches) demandFetching(current, plan);
      const subject = subjectOf(plan);
      const request = { images: Object.fromEntries(bound.ids), target: plan.target };
      await onRecord(current, { ...subject, allowedBy: plan.allowedBy, request }, async () => {
        await rememberOwners(current, plan.names);
        const bytes = writeDockerfile(dockerfile, bound.ids);
        archive.seal([...found.others, { name: found.name, bytes }]);
        return finish(current, await answer, plan, bound);
      });
    } catch (error) {
      archive.giveUp();
      throw error;
    }
  });
}

function subjectOf({ names, collections }: BuildPlan) {
  return {
    operation: 'image.build',
    resourceKind: 'image',
    resourceName: names.map(({ name }) => name).join(' '),
    collection: collections[0] ?? '',
  };
}

/** The engine itself fetches what ADD names, with the node's network. @throws Refused 403 */
function demandFetching(call: Call, plan: BuildPlan): void {
  for (const collection of plan.collections) {
    const why = 'have the engine fetch what ADD names by its address; write ./ before the name of a file';
    demand(call, 'container.create.host-network', collection, subjectOf(plan), why);
  }
}

async function finish(
  call: Call,
  answer: EngineAnswer,
  plan: BuildPlan,
  bound: Awaited<ReturnType<typeof bindImages>>,
) {
  const status = answer.statusCode ?? 502;
  if (status >= 400) {
    const whole = await wholeAnswer(answer);
    await answerEngineError(call, whole);
    return { status, detail: engineMessage(whole) };
  }
  const output = buildOutput(call, plan, bound);
  const needs = plan.collections.map((collection) => ({
    operation: 'image.build' as const,
    collection,
    thing: null,
  }));
  await streamAnswer(call, answer, needs, { through: output.through });
  return output.outcome();
}
