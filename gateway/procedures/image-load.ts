import type { Readable } from 'node:stream';
import { whileRewriting } from '@/gateway/archives/while-rewriting';
import type { Call } from '@/gateway/call';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';
import { leavingOf } from '@/gateway/exchange';
import { ArchivedImages, type LoadableImage } from '@/gateway/images/archived-images';
import { type OwnedName, ownedName } from '@/gateway/images/owned-name';
import { rememberOwners } from '@/gateway/images/remember-owners';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { currentCall } from '@/gateway/pipeline/current-call';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import { demand, demandOnOwner } from '@/gateway/pipeline/rights';
import { recordOrigin } from '@/gateway/resolve/image-origins';
import type { StreamNeed } from '@/gateway/streams/open-streams';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import { whileUploading } from '@/gateway/streams/while-uploading';
import { privateCollectionOf } from '@/lib/access/collection-path';
import { writeArchiveManifest } from '@/lib/docker-api/load/archive-manifest';
import { serialise } from '@/lib/docker-api/serialise';

/** What an archive holds, and where it goes. */
interface Loaded {
  readonly images: readonly LoadableImage[];
  readonly names: readonly OwnedName[];
  /** Where those are that have no name. */
  readonly own: string;
  readonly allowedBy: string;
  readonly needs: readonly StreamNeed[];
}

/**
 * Loads an archive of images. Which names they get is in the archive: the engine gets its list of
 * images last, written by us, when each name's owner is known to let the person load.
 */
export async function imageLoad(call: Call): Promise<void> {
  const contents = new ArchivedImages();
  const signal = leavingOf(call.exchange);
  const send = (body: Readable) =>
    call.cluster.engine.send(
      written(call, { method: 'POST', segments: ['images', 'load'], query: { ...call.query }, body, signal }),
    );
  await whileUploading(call, [], async () => {
    const upload = await whileRewriting(call, contents.fateOf, send);
    if ('early' in upload) {
      await answerEngineError(call, await wholeAnswer(upload.early));
      return;
    }
    const { archive, answer } = upload;
    try {
      const current = await currentCall(call);
      const loaded = await decided(current, contents.images());
      const { images, names, allowedBy } = loaded;
      const collection = names[0]?.collection ?? loaded.own;
      const subject = {
        resourceKind: 'image',
        resourceName: names.map(({ name }) => name).join(' '),
        collection,
      };
      const request = { images: images.map(({ id }) => id) };
      await onRecord(current, { ...subject, operation: 'image.load', allowedBy, request }, async () => {
        await rememberOwners(current, names);
        archive.seal(sentLists(images));
        return finish(current, loaded, await answer);
      });
    } catch (error) {
      archive.giveUp();
      throw error;
    }
  });
}

/** @throws Refused 403 where a name belongs to somebody who does not let the person load */
async function decided(call: Call, images: readonly LoadableImage[]): Promise<Loaded> {
  const own = privateCollectionOf(call.actor.username);
  const names: OwnedName[] = [];
  const reasons = new Set<string>();
  for (const image of images) {
    for (const written of image.names) {
      const name = await ownedName(written);
      const subject = { resourceKind: 'image', resourceId: image.id, resourceName: name.name };
      const what = `the image name ${name.name}`;
      reasons.add(demandOnOwner(call, 'image.load', name.collection, subject, what));
      names.push(name);
    }
    const subject = { resourceKind: 'image', resourceId: image.id };
    if (image.names.length === 0) reasons.add(demand(call, 'image.load', own, subject));
  }
  const collections = new Set([
    ...names.map(({ collection }) => collection),
    ...(names.length === 0 ? [own] : []),
  ]);
  const needs = [...collections].map((collection) => ({
    operation: 'image.load' as const,
    collection,
    thing: null,
  }));
  return { images, names, own, allowedBy: [...reasons].join('; '), needs };
}

/** The list of images and their configurations, under names that nothing in the archive can stand for. */
function sentLists(images: readonly LoadableImage[]) {
  const sent = images.map((image, at) => ({ ...image, sentConfig: `wheelhouse-config-${at}.json` }));
  return [
    ...sent.map(({ sentConfig, configBytes }) => ({ name: sentConfig, bytes: configBytes })),
    { name: 'manifest.json', bytes: serialise(writeArchiveManifest(sent)) },
  ];
}

async function finish(call: Call, loaded: Loaded, answer: EngineAnswer): Promise<Outcome> {
  const status = answer.statusCode ?? 502;
  if (status >= 400) {
    const whole = await wholeAnswer(answer);
    await answerEngineError(call, whole);
    return { status, detail: engineMessage(whole) };
  }
  for (const { id, names } of loaded.images) {
    const [first] = names;
    const owner = loaded.names.find(({ name }) => name === first)?.collection ?? loaded.own;
    await recordOrigin(call.cluster, id, owner);
  }
  await streamAnswer(call, answer, loaded.needs);
  return { status };
}
