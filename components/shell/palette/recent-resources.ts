import * as z from 'zod/mini';
import { type SearchHit, searchHit } from '@/lib/live/search';

const most = 8;
const stored = z.array(searchHit);

/** Each person has their own, also where several use one browser. */
function keyOf(username: string): string {
  return `wheelhouse:recent:${username}`;
}

/** What the person went to last by the palette, the latest first. In browsers only. */
export function recentResources(username: string): readonly SearchHit[] {
  const read = stored.safeParse(parsed(window.localStorage.getItem(keyOf(username))));
  return read.success ? read.data : [];
}

export function rememberResource(username: string, hit: SearchHit): void {
  const others = recentResources(username).filter(
    ({ kind, cluster, id }) => kind !== hit.kind || cluster !== hit.cluster || id !== hit.id,
  );
  window.localStorage.setItem(keyOf(username), JSON.stringify([hit, ...others].slice(0, most)));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
