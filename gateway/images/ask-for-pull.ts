import type { Call } from '@/gateway/call';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';
import type { OwnedName } from '@/gateway/images/owned-name';
import { written } from '@/gateway/pipeline/ask-engine';

export interface Pulled {
  readonly image: OwnedName;
  /** Every tag of the repository. */
  readonly isAll: boolean;
  /** "" for the engine's own. */
  readonly platform: string;
  /** X-Registry-Auth; null for none. */
  readonly credential: string | null;
}

/** Makes the engine fetch an image; whoever calls has decided that it may. Answers its progress. */
export function askForPull(
  call: Call,
  { image, isAll, platform, credential }: Pulled,
): Promise<EngineAnswer> {
  const { reference, repository } = image;
  const tag = reference.digest ?? reference.tag ?? 'latest';
  return call.cluster.engine.send(
    written(call, {
      method: 'POST',
      segments: ['images', 'create'],
      query: {
        fromImage: repository,
        // An absent tag fetches them all.
        ...(isAll ? {} : { tag }),
        ...(platform === '' ? {} : { platform }),
      },
      headers: credential === null ? {} : { 'X-Registry-Auth': credential },
    }),
  );
}
