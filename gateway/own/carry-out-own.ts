import type { Door } from '@/gateway/door';
import type { Exchange } from '@/gateway/exchange';
import { liveFirstRows } from '@/gateway/live/first-rows';
import { liveStream } from '@/gateway/live/live-stream';
import { log, reasonOf } from '@/gateway/log';
import { ownReadOnRecord } from '@/gateway/own/own-read-on-record';
import { closedQuery, type OwnRoute } from '@/gateway/own/own-route';
import { authenticate } from '@/gateway/pipeline/authenticate';
import { doubledHeader } from '@/gateway/pipeline/doubled-header';
import { refuse } from '@/gateway/pipeline/refuse';
import { scrape } from '@/gateway/prometheus/scrape';
import { Refused } from '@/gateway/refused';
import { searchEverything } from '@/gateway/search/search';
import type { Actor } from '@/lib/auth/actor';

/** What the console listener answers itself besides Docker's API: reads, each filtered by what they may see. */
const ownRoutes: ReadonlyMap<string, OwnRoute> = new Map([
  ['/live', liveStream],
  ['/live/rows', liveFirstRows],
  ['/search', searchEverything],
  ['/metrics', scrape],
]);

/** Whether an address, however it is spelled, is one of these or below one. */
export function isOwnAddress(url: string): boolean {
  return /^\/(?:live|search|metrics)(?:[/?]|$)/.test(url);
}

/** Answers one request for something of our own. It never throws. */
export async function carryOutOwn(door: Door, exchange: Exchange): Promise<void> {
  let actor: Actor | null = null;
  try {
    const { request, upgrade } = exchange;
    const doubled = doubledHeader(request);
    if (doubled) throw new Refused(400, `the header ${doubled} comes more than once`);
    actor = await authenticate(exchange, door.publicOrigin);
    const { url = '', method = '' } = request;
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const route = ownRoutes.get(path);
    if (route === undefined) throw new Refused(404, 'page not found');
    if (method !== 'GET' || upgrade) throw new Refused(405, 'this can only be read');
    request.resume();
    const query = closedQuery(mark < 0 ? '' : url.slice(mark + 1), route.query);
    await route.answer({ door, exchange, actor, query });
    ownReadOnRecord(exchange, actor, path, query);
  } catch (error) {
    await refuse(exchange, { actor, clusterName: '' }, error).catch((failure: unknown) => {
      log('error', 'refusal not answered', { reason: reasonOf(failure) });
      exchange.request.socket.destroy();
    });
  }
}
