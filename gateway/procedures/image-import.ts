import type { Call } from '@/gateway/call';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demandOnOwner } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import { whileUploading } from '@/gateway/streams/while-uploading';
import { familiarName, parseImageReference } from '@/lib/docker-api/image-reference';

/** Makes an image of the tar that the client sends, under a name whose owner lets the person load. */
export async function imageImport(call: Call): Promise<void> {
  const { query, cluster, exchange } = call;
  const { repo, tag } = query;
  const whole = typeof tag === 'string' && tag !== '' ? `${repo}:${tag}` : String(repo);
  const reference = accepted(parseImageReference(whole));
  if (reference.kind === 'id' || reference.digest !== null) {
    throw new Refused(400, 'an imported image needs a name, and can have a tag');
  }
  const name = familiarName(reference);
  const collection = (await imageOwners()).ofRepository(reference.repository);
  const subject = { resourceKind: 'image', resourceName: name, collection };
  const allowedBy = demandOnOwner(call, 'image.load', collection, subject, `the image name ${name}`);
  const request = { image: name, changes: query.changes };
  await onRecord(call, { ...subject, operation: 'image.load', allowedBy, request }, async () => {
    const { domain, path } = reference;
    const asked = written(call, {
      method: 'POST',
      segments: ['images', 'create'],
      query: {
        ...query,
        fromSrc: '-',
        repo: domain === 'docker.io' ? path.replace(/^library\/(?=[^/]+$)/, '') : `${domain}/${path}`,
        tag: reference.tag ?? 'latest',
      },
      body: exchange.request,
    });
    const needs = [{ operation: 'image.load', collection, thing: null }] as const;
    const answer = await whileUploading(call, needs, () => cluster.engine.send(asked));
    const status = answer.statusCode ?? 502;
    if (status >= 400) {
      const refused = await wholeAnswer(answer);
      await answerEngineError(call, refused);
      return { status, detail: engineMessage(refused) };
    }
    await streamAnswer(call, answer, needs);
    return { status };
  });
}
