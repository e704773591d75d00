import type { Call } from '@/gateway/call';
import { leavingOf } from '@/gateway/exchange';
import { askForPull } from '@/gateway/images/ask-for-pull';
import { ownedName } from '@/gateway/images/owned-name';
import { wholeAnswer } from '@/gateway/pipeline/ask-engine';
import { engineMessage, withoutHidden } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import { demandOnOwner } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { buildAuth } from '@/gateway/registries/build-auth';
import { LineSplitter } from '@/gateway/streams/line-splitter';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { isRefusal, notFound } from '@/lib/docker-api/errors';
import { parseImageReference } from '@/lib/docker-api/image-reference';
import type { JsonObject } from '@/lib/docker-api/json';
import { readEngineJson } from '@/lib/docker-api/strict-json';

const shownLines = 100;

/**
 * Fetches an image that a build needs and that is not there, as a pull of the person.
 *
 * @returns what the engine said of it, less the progress of each layer
 * @throws Refused
 */
export async function pullForBuild(
  call: Call,
  reference: string,
  platform: string,
): Promise<readonly JsonObject[]> {
  if (accepted(parseImageReference(reference)).kind === 'id') accepted(notFound('image', reference));
  const image = await ownedName(reference);
  const { name, collection, reference: parsed } = image;
  const subject = { resourceKind: 'image', resourceName: name, collection };
  const allowedBy = demandOnOwner(call, 'image.pull', collection, subject, `the image name ${name}`);
  demandRegistry(call, parsed.domain, { ...subject, operation: 'image.pull' });
  const credential = await buildAuth(call, parsed.domain);
  const said: JsonObject[] = [];
  const request = { image: name, forBuild: true };
  await onRecord(
    call,
    { ...subject, operation: 'image.pull', allowedBy, request },
    async (): Promise<Outcome> => {
      const leaving = leavingOf(call.exchange);
      const answer = await askForPull(call, { image, isAll: false, platform, credential });
      leaving.addEventListener('abort', () => answer.destroy(), { once: true });
      const status = answer.statusCode ?? 502;
      if (status >= 400) {
        const whole = await wholeAnswer(answer);
        throw new Refused(status === 404 ? 404 : 502, await withoutHidden(call, engineMessage(whole)));
      }
      const lines = new LineSplitter();
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        for (const line of lines.push(chunk)) take(line, said);
      }
      return { status };
    },
  );
  return said;
}

function take(line: Buffer, said: JsonObject[]): void {
  const read = readEngineJson(line);
  if (isRefusal(read)) return;
  const progress = asObject(read.value);
  const error = asText(progress.error);
  if (error !== '') throw new Refused(502, error);
  if (progress.progressDetail === undefined && said.length < shownLines) said.push(progress);
}
