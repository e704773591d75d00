import type { OwnRoute } from '@/gateway/own/own-route';
import { may } from '@/gateway/pipeline/rights';
import { knownPlaces } from '@/gateway/placements/known-places';
import { clusterFamilies } from '@/gateway/prometheus/cluster-families';
import { expositionType, writeFamily } from '@/gateway/prometheus/exposition';
import { ownHealth } from '@/gateway/prometheus/own-health';
import { Refused } from '@/gateway/refused';
import { collectionsGranting } from '@/lib/access/access';
import { rootCollection } from '@/lib/access/collection-path';
import { missingRight } from '@/lib/docker-api/errors';

/**
 * What Prometheus reads. Our own health, nodes and whole clusters take metrics.view on "/"; containers
 * and services are shown in the collections on which it is held.
 */
export const scrape: OwnRoute = {
  query: ['containers'],
  answer: async ({ door, exchange, actor, query }) => {
    if (collectionsGranting(actor.access, 'metrics.view', Date.now()).length === 0) {
      throw new Refused(403, `${missingRight('metrics.view', rootCollection, 'read metrics')}.`, {
        missing: { operation: 'metrics.view', collection: rootCollection },
        subject: { operation: 'metrics.view', collection: rootCollection },
        isRecorded: true,
      });
    }
    await knownPlaces.ready();
    const isWhole = may(actor, 'metrics.view', rootCollection);
    // A certificate is for one cluster; for its holder there are no others.
    const clusters = door.clusters
      .all()
      .filter(({ id }) => actor.clusterId === null || actor.clusterId === id);
    const families = [
      ...(isWhole ? await ownHealth(door) : []),
      ...clusterFamilies(
        clusters.map((cluster) => ({ cluster, latest: door.metrics.latest(cluster.id) })),
        (collection) => may(actor, 'metrics.view', collection),
        query.get('containers') !== '0',
      ),
    ];
    const { response } = exchange;
    response.writeHead(200, { 'Content-Type': expositionType });
    for (const family of families) {
      if (response.destroyed) return;
      response.write(writeFamily(family));
      // Tens of thousands of lines must not hold up everybody else.
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  },
};
