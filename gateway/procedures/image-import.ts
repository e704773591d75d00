import type { Call } from '@/gateway/call';
import { newImageName, type OwnedName, tagOf } from '@/gateway/images/owned-name';
import { rememberOwners } from '@/gateway/images/remember-owners';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demandOnOwner } from '@/gateway/pipeline/rights';
import { recordOrigin } from '@/gateway/resolve/image-origins';
import { rewriteLines } from '@/gateway/streams/rewrite-lines';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import { whileUploading } from '@/gateway/streams/while-uploading';
import { privateCollectionOf } from '@/lib/access/collection-path';
import { asText } from '@/lib/docker-api/answers/fields';
import { shownChanges } from '@/lib/docker-api/secrets/secret-queries';

/**
 * Makes an image of the tar that the client sends: under a name whose owner lets the person load, or
 * without a name in their own collection.
 */
export async function imageImport(call: Call): Promise<void> {
  const { query, cluster, exchange, actor } = call;
  const name = await wishedName(call);
  const collection = name?.collection ?? privateCollectionOf(actor.username);
  const subject = { resourceKind: 'image', resourceName: name?.name ?? '', collection };
  const allowedBy = demandOnOwner(
    call,
    'image.load',
    collection,
    subject,
    `the image name ${subject.resourceName}`,
  );
  const request = { image: name?.name ?? '', changes: shownChanges(query.changes) };
  await onRecord(call, { ...subject, operation: 'image.load', allowedBy, request }, async () => {
    await rememberOwners(call, name === null ? [] : [name]);
    const asked = written(call, {
      method: 'POST',
      segments: ['images', 'create'],
      query: {
        ...query,
        fromSrc: '-',
        repo: name?.repository ?? '',
        tag: name === null ? '' : tagOf(name),
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
    // The last line of its progress is the new image's id.
    const through = rewriteLines(async (line) => {
      const id = asText(line.status);
      if (/^sha256:[0-9a-f]{64}$/.test(id)) await recordOrigin(cluster, id, collection);
      return line;
    });
    await streamAnswer(call, answer, needs, { through });
    return { status };
  });
}

async function wishedName({ query }: Call): Promise<OwnedName | null> {
  const { repo, tag } = query;
  if (typeof repo !== 'string' || repo === '') return null;
  return newImageName(repo, typeof tag === 'string' ? tag : '');
}
