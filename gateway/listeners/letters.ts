import type { IncomingHttpHeaders } from 'node:http';
import { cookieIn, setCookie } from '@/lib/auth/own-cookie';

/**
 * Whether a browser has the product's own letters: 140 kB that no first paint waits for. Who comes for the
 * first time sees the system's and is asked to fetch ours when there is nothing else to do; from the next
 * page on they are in its cache, and shown.
 */
export type Letters = 'here' | 'later';

const keptMs = 90 * 24 * 60 * 60_000;
const face = /@font-face\s*\{[^}]*\}/g;
const addressOf = /url\((["']?)(\/[^"')]+\.woff2)\1\)/;

/** What the browser has, by the cookie of ours that says so; it is told to those who have none. */
export function lettersOf(
  { cookie }: IncomingHttpHeaders,
  publicOrigin: string,
  answer: IncomingHttpHeaders,
): Letters {
  if (cookieIn(cookie, 'letters', publicOrigin) !== null) return 'here';
  const until = new Date(Date.now() + keptMs);
  const told = setCookie('letters', 'asked', publicOrigin, { until, sameSite: 'lax' });
  answer['set-cookie'] = [...(answer['set-cookie'] ?? []), told];
  return 'later';
}

/** The addresses of the letters that styles fetch. */
export function facesIn(styles: string): string[] {
  return [...styles.matchAll(face)].flatMap(([rule]) => addressOf.exec(rule)?.[2] ?? []);
}

/** Styles that fetch no letters; what stands for them is of the system. */
export function withoutFaces(styles: string): string {
  return styles.replace(face, (rule) => (addressOf.test(rule) ? '' : rule));
}

/** What a page's head asks for: at once and for itself, or when it has nothing else to do, for the next one. */
export function lettersLinks(addresses: readonly string[], letters: Letters): string {
  const rest = letters === 'here' ? 'rel="preload" media="(min-width: 640px)"' : 'rel="prefetch"';
  return addresses
    .map((address) => `<link ${rest} as="font" type="font/woff2" crossorigin="" href="${address}"/>`)
    .join('');
}
