import { afterEach, expect, it } from 'vitest';
import { closeServers, listen } from '@/gateway/listeners/servers.fixture';
import { openWeb, passToWeb } from '@/gateway/listeners/web';

afterEach(closeServers);

const script = '</_next/static/one.js>; rel=preload; as="script"';
const link = (name: string) => `<link rel="stylesheet" href="/_next/static/css/${name}.css" nonce="abc"/>`;

/** A page of `web` with that head, as the console gives it. */
async function pageWith(head: string, { type = 'text/html; charset=utf-8', cookie = '' } = {}) {
  const files: Record<string, string> = {
    '/_next/static/css/one.css':
      '@font-face{font-family:sans;src:url(../media/sans.woff2)format("woff2")}@font-face{src:local(Arial)}a{color:red}',
    '/_next/static/css/odd.css': 'a::after{content:"</style>"}',
  };
  const web = await listen((request, response) => {
    const file = files[request.url ?? ''];
    if (request.url !== '/') {
      response.writeHead(file === undefined ? 404 : 200, { 'Content-Type': 'text/css' }).end(file);
      return;
    }
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Security-Policy': "style-src 'self' 'nonce-abc'",
      Link: `${script}, </_next/static/css/one.css>; rel=preload; as="style"`,
    });
    // In pieces, as pages come.
    const half = Math.floor(head.length / 2);
    response.write(`<html><head>${head.slice(0, half)}`);
    setImmediate(() => response.end(`${head.slice(half)}</head><body>ü</body></html>`));
  });
  const passing = openWeb(web, 'http://console.test');
  const console = await listen((request, response) => passToWeb(passing, request, response));
  const answer = await fetch(console, { headers: { cookie } });
  return {
    html: await answer.text(),
    link: answer.headers.get('link'),
    told: answer.headers.getSetCookie(),
  };
}

const styled = (hint: string, styles: string) => {
  const file = link('one').replace('<link', '<link media="print"');
  return `<html><head><meta/>${hint}<style nonce="abc">${styles}</style>${file}<script></script></head><body>ü</body></html>`;
};
const ofSystem = '@font-face{src:local(Arial)}a{color:red}';
const ours = '@font-face{font-family:sans;src:url(/_next/static/media/sans.woff2)format("woff2")}';
const rest = 'as="font" type="font/woff2" crossorigin="" href="/_next/static/media/sans.woff2"/>';

it('puts the styles of a page into it under its nonce, and has our letters fetched for the next one', async () => {
  const page = await pageWith(`<meta/>${link('one')}<script></script>`);
  expect(page.html).toBe(styled(`<link rel="prefetch" ${rest}`, ofSystem));
  expect(page.link).toBe(script);
  expect(page.told).toEqual([
    expect.stringMatching(/^wheelhouse_letters=asked; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/),
  ]);
});

it('shows our letters to a browser that was asked to fetch them, where there is room', async () => {
  const cookie = 'wheelhouse_letters=asked';
  const page = await pageWith(`<meta/>${link('one')}<script></script>`, { cookie });
  const hint = `<link rel="preload" media="(min-width: 640px)" ${rest}`;
  expect(page.html).toBe(styled(hint, `${ours}${ofSystem}`));
  expect(page.told).toEqual([]);
});

it.each(['none', 'odd'])('leaves a file of styles beside the page that cannot be in it: %s', async (name) => {
  expect((await pageWith(link(name))).html).toContain(`<head>${link(name)}</head>`);
});

it('touches nothing but pages', async () => {
  const { html, link: links, told } = await pageWith(link('one'), { type: 'text/plain' });
  expect(html).toContain(`<head>${link('one')}</head>`);
  expect(links).toContain('as="style"');
  expect(told).toEqual([]);
});
