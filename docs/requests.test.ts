import { expect, it } from 'vitest';
import { documents, read } from '@/docs/read-documents';
import { matchRoute } from '@/lib/api/match-route';
import { routes } from '@/lib/api/routes';

interface Example {
  readonly document: string;
  readonly method: string;
  /** Below /api/v1, with its query. */
  readonly target: string;
  /** As JSON; "" where the document gives none. */
  readonly body: string;
}

/** Addresses of ours that are not below /api/v1. */
const others = new Set(['/healthz', '/readyz', '/metrics']);

/** Every request that a document shows, whichever way it writes them. */
const examples: readonly Example[] = documents.flatMap((document) => {
  const text = read(document).replaceAll('\\\n', ' ');
  const written = [
    // The function `api` of the first steps.
    ...text.matchAll(
      /\bapi (?<method>GET|POST|PUT|PATCH|DELETE) '?(?<target>\/[^\s'`]*)'?(?: '(?<body>[^']*)')?/g,
    ),
    // In a sentence.
    ...text.matchAll(
      /`(?<method>GET|POST|PUT|PATCH|DELETE) (?:\/api\/v1)?(?<target>\/[^\s`]*)(?: (?<body>\{[^`]*\}))?`/g,
    ),
    // As an argument of curl: `-d` makes it a POST.
    ...text.matchAll(
      /curl(?<flags>[^\n]*?) "?(?:https?:\/\/[a-z.:0-9]+|\$[A-Za-z]+)(?:\/api\/v1)?(?<target>\/[^\s"'`]*)"?(?<more>[^\n]*)/g,
    ),
  ];
  return written.flatMap(({ groups = {} }) => {
    const { method, target = '', body = '', flags = '', more = '' } = groups;
    const named = /-X "?([A-Z]+)/.exec(`${flags} ${more}`)?.[1];
    const data = /-d '([^']*)'/.exec(`${flags} ${more}`)?.[1];
    const ofCurl = named ?? (/ -d /.test(`${flags} ${more} `) ? 'POST' : 'GET');
    return { document, method: method ?? ofCurl, target, body: body || (data ?? '') };
  });
});

const shown = examples.filter(({ target }) => !others.has(target) && !target.includes('$'));

it('finds the requests that are shown', () => expect(shown.length).toBeGreaterThan(30));

it.each(shown)('$document: $method $target is taken', ({ method, target, body }) => {
  const [path = '', query = ''] = target.split('?');
  const match = matchRoute(routes, method, path);
  expect(match).toMatchObject({ kind: 'route' });
  if (match.kind !== 'route') return;
  const keys = [...Object.keys(match.route.query.shape), ...(match.route.previewsAccess ? ['dryRun'] : [])];
  for (const key of new URLSearchParams(query).keys()) expect(keys).toContain(key);
  if (/^\{.*\}$/.test(body) && !body.includes('…')) {
    const { success, error } = match.route.body?.safeParse(JSON.parse(body)) ?? {
      success: false,
      error: null,
    };
    expect({ success, issues: error?.issues }).toEqual({ success: true, issues: undefined });
  }
});
