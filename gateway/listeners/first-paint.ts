import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { facesIn, type Letters, lettersLinks, lettersOf, withoutFaces } from '@/gateway/listeners/letters';
import type { Web } from '@/gateway/listeners/web';

/** The head of a page is short; what has none by here goes on as it is. */
const mostHeadBytes = 64 * 1024;
/** What fits in one round trip's worth of a slow network is worth more in the page than beside it. */
const mostStyleBytes = 128 * 1024;
const mostFiles = 32;

const stylesheet = /<link rel="stylesheet" href="(\/_next\/static\/[\w./-]+\.css)"[^>]*>/g;
const nonceOfStyles = /style-src [^;]*'nonce-([\w+/=-]+)'/;
const builtFiles = new Map<string, Promise<string | null>>();

/**
 * Puts the styles of a page into it, under the nonce of its policy, so that a first paint needs nothing but
 * the page: over a slow network a file of styles is a round trip more, and shares its way with all scripts.
 * The file stays in the page for printing, where React looks for it, and is not waited for.
 *
 * @returns null for an answer that is no page; else changes its headers to match
 */
export function stylesIntoPage(
  web: Web,
  request: IncomingMessage,
  status: number,
  headers: IncomingHttpHeaders,
): Transform | null {
  const nonce = nonceOfStyles.exec(String(headers['content-security-policy'] ?? ''))?.[1];
  const isPage = status >= 200 && /^text\/html/i.test(headers['content-type'] ?? '');
  if (!isPage || nonce === undefined || headers['content-encoding'] !== undefined) return null;
  const letters = lettersOf(request.headers, web.publicOrigin, headers);
  delete headers['content-length'];
  if (headers.link !== undefined) headers.link = linksOf(String(headers.link));
  let head: Buffer | null = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (head === null) return done(null, chunk);
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('</head>');
      if (end === -1 && head.length < mostHeadBytes) return done();
      const [begun, rest] = [head.toString('utf8', 0, Math.max(0, end)), head.subarray(Math.max(0, end))];
      head = null;
      void withStyles(web, begun, { nonce, letters }).then((made) =>
        done(null, Buffer.concat([Buffer.from(made), rest])),
      );
    },
    flush(done) {
      done(null, head ?? undefined);
    },
  });
}

/** The styles are in the page. */
function linksOf(header: string): string {
  return header
    .split(/,\s*(?=<)/)
    .filter((link) => !/;\s*as="?style/.test(link))
    .join(', ');
}

interface Painted {
  readonly nonce: string;
  readonly letters: Letters;
}

async function withStyles(web: Web, head: string, { nonce, letters }: Painted): Promise<string> {
  const paths = [...head.matchAll(stylesheet)].map(([, path = '']) => path);
  const files = new Map(
    await Promise.all(paths.map(async (path) => [path, await stylesOf(web, path)] as const)),
  );
  return head.replace(stylesheet, (link, path: string) => {
    const styles = files.get(path) ?? null;
    if (styles === null) return link;
    const shown = letters === 'here' ? styles : withoutFaces(styles);
    const hints = lettersLinks(facesIn(styles), letters);
    return `${hints}<style nonce="${nonce}">${shown}</style>${link.replace('<link ', '<link media="print" ')}`;
  });
}

/** The text of a built file, which never changes under its name; null where it has to stay a file. */
function stylesOf(web: Web, path: string): Promise<string | null> {
  const known = builtFiles.get(path);
  if (known) return known;
  if (builtFiles.size >= mostFiles) builtFiles.clear();
  const asked = readStyles(web, path);
  builtFiles.set(path, asked);
  void asked.then((styles) => styles === null && builtFiles.delete(path));
  return asked;
}

function readStyles({ url, agent }: Web, path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const headers = { 'accept-encoding': 'identity' };
    const asked = get(
      { host: url.hostname, port: url.port, agent, path, headers, timeout: 5_000 },
      (answer) => {
        text(answer).then(
          (styles) => resolve(answer.statusCode === 200 && isInline(styles) ? fromPage(styles, path) : null),
          () => resolve(null),
        );
      },
    );
    asked.on('timeout', () => asked.destroy()).on('error', () => resolve(null));
  });
}

function isInline(styles: string): boolean {
  return styles.length <= mostStyleBytes && !/<\/style|<!--/i.test(styles);
}

/** Addresses in a file are meant from where it is. */
function fromPage(styles: string, path: string): string {
  return styles.replace(
    /url\((["']?)(?!data:|[a-z]+:|\/)([^"')]+)\1\)/gi,
    (_all, quote: string, to: string) => {
      const { pathname } = new URL(to, `http://page${path}`);
      return `url(${quote}${pathname}${quote})`;
    },
  );
}
