import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '@/lib/docker-api/errors';
import {
  familiarName,
  nameAsWritten,
  normalisePrefix,
  normaliseRepository,
  ownerPrefix,
  parseImageReference,
  prefixAsWritten,
} from '@/lib/docker-api/image-reference';

const digest = `sha256:${'a'.repeat(64)}`;

describe('parseImageReference', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx', 'nginx:latest'],
    ['nginx:1.27', 'docker.io/library/nginx', 'nginx:1.27'],
    ['docker.io/nginx', 'docker.io/library/nginx', 'nginx:latest'],
    ['docker.io/library/nginx', 'docker.io/library/nginx', 'nginx:latest'],
    ['index.docker.io/library/nginx', 'docker.io/library/nginx', 'nginx:latest'],
    ['acme/web:2', 'docker.io/acme/web', 'acme/web:2'],
    ['library/acme/web', 'docker.io/library/acme/web', 'library/acme/web:latest'],
    ['localhost/web', 'localhost/web', 'localhost/web:latest'],
    ['localhost:5000/web', 'localhost:5000/web', 'localhost:5000/web:latest'],
    ['10.99.0.254:5000/a/b/c:x', '10.99.0.254:5000/a/b/c', '10.99.0.254:5000/a/b/c:x'],
    ['[fd00::1]:5000/web', '[fd00::1]:5000/web', '[fd00::1]:5000/web:latest'],
    ['Registry.Example/web', 'registry.example/web', 'registry.example/web:latest'],
    [`web@${digest}`, 'docker.io/library/web', `web@${digest}`],
    [`web:1@${digest}`, 'docker.io/library/web', `web:1@${digest}`],
    ['deadbeef', 'docker.io/library/deadbeef', 'deadbeef:latest'],
  ])('reads %s', (text, repository, familiar) => {
    const reference = parseImageReference(text);
    expect(reference).toMatchObject({ kind: 'name', repository });
    expect(isRefusal(reference) || familiarName(reference)).toBe(familiar);
  });

  it('reads ids', () => {
    expect(parseImageReference('a'.repeat(64))).toEqual({ kind: 'id', hex: 'a'.repeat(64) });
    expect(parseImageReference(digest)).toEqual({ kind: 'id', hex: 'a'.repeat(64) });
    expect(parseImageReference('sha256:abc123')).toEqual({ kind: 'id', hex: 'abc123' });
  });

  it.each([
    '',
    'UPPER',
    'UP/er',
    'Localhost/web',
    'a//b',
    '/a',
    'a/',
    'a:',
    'a:b:c',
    'a@',
    'a@sha256:short',
    `a@${digest}@${digest}`,
    '../a',
    'a/../b',
    'a b',
    'http://x/y',
    'x:99999999/a/',
    '-a',
    'a_',
    'a:-tag',
    `docker.io/${'b'.repeat(64)}x/..`,
    // Engines leave docker.io out of a name: what would be left is one of another host.
    'docker.io/10.99.0.1/x',
    'docker.io/evil.example/x',
    'docker.io/localhost/x',
    'docker.io/docker.io/x',
    'index.docker.io/evil.example/team/x',
    'DOCKER.IO/evil.example/x:1',
    'a\n',
    'ä',
    'a'.repeat(600),
  ])('refuses "%s"', (text) => {
    expect(parseImageReference(text)).toMatchObject({ status: 400 });
  });

  it.each([
    ['busybox', 'busybox'],
    ['busybox:latest', 'busybox:latest'],
    ['docker.io/library/busybox', 'busybox'],
    ['deadbeef', 'deadbeef:latest'],
    ['r.example:5000/web', 'r.example:5000/web'],
    [`web@${digest}`, `web@${digest}`],
  ])('spells %s as %s for an engine', (written, spelt) => {
    const reference = parseImageReference(written);
    expect(isRefusal(reference) || nameAsWritten(reference)).toBe(spelt);
  });

  it('names the same thing again when its familiar form is read', () => {
    const part = fc.oneof(
      fc.stringMatching(/^[a-z0-9]{1,6}$/),
      fc.constantFrom('localhost', 'library', 'docker.io', 'r.example', '10.0.0.1', 'a__b', 'a-b'),
    );
    const text = fc
      .tuple(
        fc.constantFrom('', 'UP/', 'Localhost/', 'R.example/', 'docker.io/', 'r.example:5000/', 'localhost/'),
        fc.array(part, { minLength: 1, maxLength: 3 }),
      )
      .map(([host, parts]) => host + parts.join('/'));
    fc.assert(
      fc.property(text, (written) => {
        const reference = parseImageReference(written);
        if (isRefusal(reference) || reference.kind === 'id') return;
        expect(parseImageReference(familiarName(reference))).toMatchObject({
          repository: reference.repository,
        });
      }),
    );
  });
});

describe('prefixes', () => {
  it.each([
    ['', ''],
    ['docker.io', 'docker.io'],
    ['registry.example:5000', 'registry.example:5000'],
    ['nginx', 'docker.io/library/nginx'],
    ['acme/', 'docker.io/acme'],
    ['acme/web', 'docker.io/acme/web'],
    ['docker.io/acme/', 'docker.io/acme'],
    ['registry.example:5000/team', 'registry.example:5000/team'],
    ['registry.example:5000/team/', 'registry.example:5000/team'],
  ])('brings "%s" to its one form', (written, form) => {
    expect(normalisePrefix(written)).toBe(form);
  });

  it.each([
    '',
    'docker.io',
    'docker.io/library/nginx',
    'docker.io/acme',
    'docker.io/acme/web',
    'localhost/x',
  ])('%j is read back as itself as it is written', (form) => {
    expect(normalisePrefix(prefixAsWritten(form))).toBe(form);
  });

  it.each(['/', '//', 'a b', 'UP/er', '../x', 'a/:b', 'docker.io/r.example/x', 'docker.io/localhost/x'])(
    'refuses "%s"',
    (written) => {
      expect(normalisePrefix(written)).toMatchObject({ status: 400 });
    },
  );

  it('gives a repository to the longest prefix on whole segments', () => {
    const prefixes = ['', 'docker.io/acme', 'docker.io/acme/web', 'r.example:5000'];
    expect(ownerPrefix(prefixes, 'docker.io/acme/web')).toBe('docker.io/acme/web');
    expect(ownerPrefix(prefixes, 'docker.io/acme/web/x')).toBe('docker.io/acme/web');
    expect(ownerPrefix(prefixes, 'docker.io/acme/web2')).toBe('docker.io/acme');
    expect(ownerPrefix(prefixes, 'docker.io/acmeX/web')).toBe('');
    expect(ownerPrefix(prefixes, 'r.example:5000/x')).toBe('r.example:5000');
    expect(ownerPrefix(['docker.io/x'], 'docker.io/y')).toBeNull();
  });

  it('knows no repository that is an id', () => {
    expect(normaliseRepository('b'.repeat(64))).toBeNull();
  });
});
