import type { Call } from '@/gateway/call';
import { may } from '@/gateway/pipeline/rights';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { AnswerView } from '@/lib/docker-api/answers/fields';

/** Which settings of things in the collection the person may read. */
export function viewAt({ actor }: Pick<Call, 'actor'>, collection: CollectionPath): AnswerView {
  return {
    env: may(actor, 'container.view-env', collection),
    host: may(actor, 'container.view-host', collection),
  };
}
