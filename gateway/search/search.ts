import { answerJson } from '@/gateway/answer';
import { Reader } from '@/gateway/live/reader';
import { numberWithin, type OwnRoute } from '@/gateway/own/own-route';
import { Refused } from '@/gateway/refused';
import { bestMatches } from '@/gateway/search/matches';

const longestText = 200;

/**
 * `GET /search?q=…&limit=…`: the things on all clusters whose name or id fits, the best first. Only
 * what the person may see is looked at, so that neither the answer nor its time tells of the rest.
 */
export const searchEverything: OwnRoute = {
  query: ['q', 'limit'],
  answer: async ({ door: { live }, exchange, actor, query }) => {
    const text = query.get('q') ?? '';
    if (text.length > longestText) throw new Refused(400, `q is ${longestText} characters long at most`);
    const limit = numberWithin(query.get('limit') ?? '50', [1, 200], 'limit');
    answerJson(exchange, 200, bestMatches(await live.everything(actor), new Reader(actor), text, limit));
  },
};
