import { type LiveKind, liveKinds } from '@/lib/live/kinds';

/** Something that can be followed: a kind of thing on a cluster, one thing, or what no cluster has. */
export type Topic =
  | { readonly kind: LiveKind; readonly cluster: string; readonly id: string | null }
  | { readonly kind: 'whole'; readonly name: string };

/** How it is written: `containers@local`, `nodes@prod/<id>`, `clusters`. Names are percent-encoded. */
export function topicOf(kind: LiveKind, cluster: string, id: string | null = null): string {
  const thing = id === null ? '' : `/${encodeURIComponent(id)}`;
  return `${kind}@${encodeURIComponent(cluster)}${thing}`;
}

/** Null for what is no topic; whether a whole one (`clusters`) is there is not looked at. */
export function readTopic(text: string): Topic | null {
  if (/^[a-z]{1,32}$/.test(text)) return { kind: 'whole', name: text };
  const [, kind = '', cluster = '', id = null] =
    /^([a-z]+)@([^@/,\s]{1,200})(?:\/([^/,\s]{1,800}))?$/.exec(text) ?? [];
  const known = liveKinds.find((each) => each === kind);
  if (known === undefined) return null;
  try {
    return {
      kind: known,
      cluster: decodeURIComponent(cluster),
      id: id === null ? null : decodeURIComponent(id),
    };
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
