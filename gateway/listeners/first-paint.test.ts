import { afterEach, expect, it } from 'vitest';
import { closeServers, listen } from '@/gateway/listeners/servers.fixture';
import { openWeb, passToWeb } from '@/gateway/listeners/web';

afterEach(closeServers);

const font = '</_next/static/media/sans.woff2>; rel=preload; as="font"; crossorigin=""';
const link = (name: string) => `<link rel="stylesheet" href="/_next/static/css/${name}.css" nonce="abc"/>`;

/** A page of `web` with that head, as the console gives it. */
async function pageWith(head: string, type = 'text/html; charset=utf-8') {
  const files: Record<string, string> = {
    '/_next/static/css/one.css': '@font-face{src:url(../media/sans.woff2)}a{color:red}',
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
      Link: `${font}, </_next/static/css/one.css>; rel=preload; as="style"`,
    });
    // In pieces, as pages come.
    const half = Math.floor(head.length / 2);
    response.write(`<html><head>${head.slice(0, half)}`);
    setImmediate(() => response.end(`${head.slice(half)}</head><body>ü</body></html>`));
  });
  const passing = openWeb(web, 'http://console.test');
  const answer = await fetch(await listen((request, response) => passToWeb(passing, request, response)));
  return { html: await answer.text(), link: answer.headers.get('link') };
}

it('puts the styles of a page into it under its nonce, and asks for letters where there is room', async () => {
  const page = await pageWith(`<meta/>${link('one')}<script></script>`);
  const styles = '@font-face{src:url(/_next/static/media/sans.woff2)}a{color:red}';
  const kept = link('one').replace('<link', '<link media="print"');
  expect(page.html).toBe(
    `<html><head><meta/><style nonce="abc">${styles}</style>${kept}<script></script></head><body>ü</body></html>`,
  );
  expect(page.link).toBe(`${font}; media="(min-width: 640px)"`);
});

it.each(['none', 'odd'])('leaves a file of styles beside the page that cannot be in it: %s', async (name) => {
  expect((await pageWith(link(name))).html).toContain(`<head>${link(name)}</head>`);
});

it('touches nothing but pages', async () => {
  const { html, link: links } = await pageWith(link('one'), 'text/plain');
  expect(html).toContain(`<head>${link('one')}</head>`);
  expect(links).toContain('as="style"');
});
