import type { Live } from '@/gateway/live/live';
import { Refused } from '@/gateway/refused';
import type { Actor } from '@/lib/auth/actor';
import { readTopic, topicOf } from '@/lib/live/topic';

const mostTopics = 200;

/** The topics that a request names, each once. @throws Refused 400 */
export function wantedTopics(live: Live, actor: Actor, text: string | undefined): string[] {
  const topics = [...new Set((text ?? '').split(',').filter((topic) => topic !== ''))];
  if (topics.length === 0) throw new Refused(400, 'name the topics: topics=containers@local,nodes@local');
  if (topics.length > mostTopics) throw new Refused(400, `no more than ${mostTopics} topics can be followed`);
  const unknown = topics.find((topic) => !isWellWritten(topic) || live.source(topic, actor) === null);
  if (unknown !== undefined) throw new Refused(400, `there is no topic "${unknown.slice(0, 120)}"`);
  return topics;
}

/** A topic is written in one way: else one could be followed many times over. */
function isWellWritten(topic: string): boolean {
  const read = readTopic(topic);
  return read !== null && (read.kind === 'whole' || topicOf(read.kind, read.cluster, read.id) === topic);
}
