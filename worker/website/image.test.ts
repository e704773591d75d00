import { readFile } from 'node:fs/promises';
import { extract } from 'tar-stream';
import { expect, test } from 'vitest';
import { isStaticElf, websiteRootFs } from '@/worker/website/image';

test('the root file system holds busybox, a link per applet and the script', async () => {
  const entries = new Map<string, string>();
  const reader = websiteRootFs(Buffer.from('binary')).pipe(extract());
  for await (const entry of reader) {
    entries.set(entry.header.name, entry.header.linkname ?? entry.header.type ?? '');
    entry.resume();
  }
  expect(entries.get('bin/busybox')).toBe('file');
  expect(entries.get('bin/httpd')).toBe('busybox');
  expect(entries.get('bin/serve')).toBe('file');
  expect(entries.get('www/')).toBe('directory');
});

test('a dynamic executable is not taken for a static one', async () => {
  expect(isStaticElf(await readFile(process.execPath))).toBe(false);
  expect(isStaticElf(Buffer.from('#!/bin/sh\n'))).toBe(false);
  expect(isStaticElf(Buffer.alloc(0))).toBe(false);
});
