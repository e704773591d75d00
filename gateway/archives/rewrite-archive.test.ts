import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { extract, type Header, pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { type Fate, rewriteArchive } from '@/gateway/archives/rewrite-archive';

type Wish = Partial<Header> & Pick<Header, 'name'>;

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function tar(entries: readonly (readonly [Wish, string])[]): Promise<Buffer> {
  const archive = pack();
  for (const [header, content] of entries) {
    if ((header.type ?? 'file') === 'file') archive.entry(header, content);
    else archive.entry(header).end(null);
  }
  archive.finalize();
  return bytesOf(archive);
}

/** What another reader finds in an archive. */
async function read(
  archive: Buffer,
): Promise<{ name: string; type: string; content: string; linkname: string }[]> {
  const entries = extract();
  Readable.from([archive]).pipe(entries);
  const found = [];
  for await (const entry of entries) {
    const content = (await bytesOf(entry)).toString();
    const { name, type, linkname } = entry.header;
    found.push({ name, type, content, linkname: linkname ?? '' });
  }
  return found;
}

const passAll = (): Fate => ({ kind: 'pass' });

async function rewritten(upload: Buffer, fateOf: Parameters<typeof rewriteArchive>[1] = passAll) {
  const [root, ...found] = await read(await bytesRewritten(upload, fateOf));
  expect(root).toMatchObject({ name: './', type: 'directory' });
  return found;
}

async function bytesRewritten(upload: Buffer, fateOf: Parameters<typeof rewriteArchive>[1] = passAll) {
  const archive = rewriteArchive(Readable.from([upload.subarray(0, 700), upload.subarray(700)]), fateOf);
  const output = bytesOf(archive.output);
  output.catch(() => undefined);
  await archive.read;
  archive.seal([{ name: 'last', bytes: Buffer.from('ours') }]);
  return output;
}

describe('rewriting an archive', () => {
  const long = `${'long/'.repeat(60)}name`;
  const plain = () =>
    tar([
      [{ name: './a' }, 'one'],
      [{ name: '/abs/b' }, 'two'],
      [{ name: 'x/../c' }, 'three'],
      [{ name: long }, 'four'],
      [{ name: 'ünïcode' }, 'five'],
      [{ name: 'folder/', type: 'directory' }, ''],
      [{ name: 'link', type: 'symlink', linkname: '../../etc/passwd' }, ''],
      [{ name: 'harmless', pax: { path: 'other', 'SCHILY.xattr.user.x': 'y' } }, 'six'],
    ]);

  it('writes clean names, keeps contents, and ends with what is added', async () => {
    const found = await rewritten(await plain());
    expect(found.map(({ name, content }) => [name, content])).toEqual([
      ['a', 'one'],
      ['abs/b', 'two'],
      ['c', 'three'],
      [long, 'four'],
      ['ünïcode', 'five'],
      ['folder', ''],
      ['link', ''],
      ['other', 'six'],
      ['last', 'ours'],
    ]);
    expect(found[6]).toMatchObject({ type: 'symlink', linkname: '../../etc/passwd' });
  });

  it('reads what is compressed', async () => {
    expect(await rewritten(gzipSync(await plain()))).toHaveLength(9);
  });

  it('holds back what it is told to, and shows its bytes', async () => {
    const seen: string[] = [];
    const found = await rewritten(await plain(), ({ name }) =>
      name === 'a'
        ? {
            kind: 'hold',
            watch: { bytes: (chunk) => void seen.push(chunk.toString()), end: () => undefined },
          }
        : { kind: 'pass' },
    );
    expect(seen.join('')).toBe('one');
    expect(found.map(({ name }) => name)).not.toContain('a');
  });

  it.each<[string, Wish]>([
    ['leads out of itself', { name: '../x' }],
    ['leads out of itself', { name: 'a/../../x' }],
    ['neither file', { name: 'pipe', type: 'fifo' }],
    ['neither file', { name: 'null', type: 'character-device' }],
    ['sparse', { name: 'x', pax: { 'GNU.sparse.major': '1' } }],
    ['too long', { name: 'x'.repeat(5000) }],
    ['leads nowhere', { name: 'link', type: 'symlink' }],
  ])('refuses an archive that %s: %j', async (words, header) => {
    await expect(rewritten(await tar([[header, 'x']]))).rejects.toThrow(words);
  });

  it('takes an archive whose last block is not filled, and none that lacks data', async () => {
    const whole = await tar([[{ name: 'a' }, 'x'.repeat(600)]]);
    expect((await rewritten(whole.subarray(0, 512 + 600)))[0]?.content).toBe('x'.repeat(600));
    await expect(rewritten(whole.subarray(0, 512 + 599))).rejects.toThrow('unexpected EOF');
    await expect(rewritten(whole.subarray(0, 512 + 300))).rejects.toThrow();
  });

  it.each(['BZh91AY&SY', 'P*M\x18\x01\x01\x01\x01', '(\xb5/\xfd', '\x1f\x8b\x08'])(
    'sends nothing that a reader could take for compressed: %j',
    async (name) => {
      const upload = gzipSync(await tar([[{ name }, 'x'.repeat(2000)]]));
      const sent = await bytesRewritten(upload);
      expect(sent.subarray(0, 10).toString('latin1')).toBe(`./${'\0'.repeat(8)}`);
      expect((await read(sent)).map((entry) => entry.name)).toEqual(['./', name, 'last']);
    },
  );

  it('refuses half an archive, and what is none', async () => {
    const whole = await plain();
    await expect(rewritten(whole.subarray(0, 1500))).rejects.toThrow();
    await expect(rewritten(Buffer.from('words'.repeat(500)))).rejects.toThrow('tar');
    await expect(rewritten(gzipSync(whole).subarray(0, 200))).rejects.toThrow();
  });
});
