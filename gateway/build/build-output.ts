import type { Transform } from 'node:stream';
import type { BoundImages } from '@/gateway/build/bind-images';
import type { BuildPlan } from '@/gateway/build/build-plan';
import type { Call } from '@/gateway/call';
import { withoutHidden } from '@/gateway/pipeline/engine-error';
import type { Outcome } from '@/gateway/pipeline/on-record';
import { recordOrigin } from '@/gateway/resolve/image-origins';
import { rewriteLines } from '@/gateway/streams/rewrite-lines';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

const step = /^Step \d+\/\d+ : /;
const imageId = /^sha256:[0-9a-f]{64}$/;

/**
 * What a build prints, as the person wrote it: images by their names again, and nothing of the node in
 * its errors. The new image is recorded before the client hears of it.
 */
export function buildOutput(
  call: Call,
  plan: BuildPlan,
  { ids, progress }: BoundImages,
): { readonly through: Transform; readonly outcome: () => Outcome } {
  let made = '';
  let failure = '';
  const through = rewriteLines(async (line) => {
    // A quiet build prints nothing but the id.
    const id = asText(asObject(line.aux).ID) || (plan.query.q === true ? asText(line.stream).trim() : '');
    if (imageId.test(id)) {
      made = id;
      for (const collection of plan.collections) await recordOrigin(call.cluster, id, collection);
    }
    if (line.error !== undefined) {
      failure = await withoutHidden(call, asText(line.error));
      return { error: failure, errorDetail: { ...asObject(line.errorDetail), message: failure } };
    }
    return withNames(line, ids);
  }, progress);
  return {
    through,
    outcome: () => ({
      status: failure === '' ? 200 : 500,
      ...(failure === '' ? {} : { detail: failure }),
      subject: made === '' ? {} : { resourceId: made },
    }),
  };
}

function withNames(line: JsonObject, ids: ReadonlyMap<string, string>): JsonObject {
  const text = asText(line.stream);
  if (!step.test(text)) return line;
  let shown = text;
  for (const [reference, id] of ids) shown = shown.replaceAll(id, reference);
  return { ...line, stream: shown };
}
