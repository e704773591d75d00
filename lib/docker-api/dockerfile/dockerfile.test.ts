import { describe, expect, it } from 'vitest';
import { imagesOf } from '@/lib/docker-api/dockerfile/dockerfile';
import { readDockerfile } from '@/lib/docker-api/dockerfile/read-dockerfile';
import { readTriggers } from '@/lib/docker-api/dockerfile/triggers';
import { writeDockerfile } from '@/lib/docker-api/dockerfile/write-dockerfile';
import { isRefusal } from '@/lib/docker-api/errors';

const nothingGiven = { buildArguments: {}, target: '' };

function read(text: string, context: Partial<typeof nothingGiven> = {}) {
  return readDockerfile(Buffer.from(text), { ...nothingGiven, ...context });
}

function images(text: string, context: Partial<typeof nothingGiven> = {}): readonly string[] | string {
  const dockerfile = read(text, context);
  return isRefusal(dockerfile) ? dockerfile.message : imagesOf(dockerfile).map(({ reference }) => reference);
}

function rewritten(text: string): string {
  const dockerfile = read(text);
  if (isRefusal(dockerfile)) return dockerfile.message;
  return writeDockerfile(
    dockerfile,
    new Map(imagesOf(dockerfile).map(({ reference }) => [reference, `id-of-${reference}`])),
  ).toString();
}

describe('a Dockerfile', () => {
  it.each([
    ['FROM a', ['a']],
    ['from\ta:1', ['a:1']],
    ['FROM a AS b\nFROM b', ['a']],
    ['FROM a AS b\nFROM B AS c\nCOPY --from=b x y\nCOPY --from=0 x y\nCOPY --from=d x y', ['a', 'd']],
    ['FROM scratch\nCOPY --from=a:1 --chown=1 x y', ['a:1']],
    ['ARG A\nFROM ${A:-b}', ['b']],
    ['ARG A=b\nARG C="${A}/d"\nFROM ${C}:1', ['b/d:1']],
    ['ARG A=b C=d\nFROM $A-$C', ['b-d']],
    ['ARG A=b\nFROM ${A:+c}', ['c']],
    ['\ufeff# escape=`\nFROM `\n  a', ['a']],
    ['FROM a\nRUN x \\\n# FROM b\n\n y', ['a']],
    ['FROM a AS x\nFROM b AS y\nCOPY --from=z 1 2', ['a', 'b', 'z']],
  ])('%j is built of %j', (text, expected) => {
    expect(images(text)).toEqual(expected);
  });

  it('takes what the client gave for arguments, and stops at the wanted stage', () => {
    expect(images('ARG A=b\nFROM $A', { buildArguments: { A: 'c' } })).toEqual(['c']);
    expect(images('FROM a AS one\nFROM b', { target: 'ONE' })).toEqual(['a']);
    expect(images('FROM a AS one\nFROM b', { target: 'two' })).toContain('failed to reach build target');
  });

  it.each([
    ['', 'empty'],
    ['RUN x', 'no build stage'],
    ['FROM a b', 'one or three'],
    ['FROM $A', 'should not be blank'],
    ['ARG A=$(x)\nFROM $A', 'plain words'],
    ["FROM a'b'", 'plain words'],
    ['FROM a AS 1', 'invalid name'],
    ['FROM a AS b\nFROM a AS B', 'there already'],
    ['FROM a\nCOPY --from=0 x y', 'invalid from flag'],
    ['FROM a AS b\nCOPY --from=b x y', 'invalid from flag'],
    ['FROM a\nCOPY --from=$A x y', 'invalid from flag'],
    ['FROM a\nRUN --mount=type=bind x', 'DOCKER_BUILDKIT=0'],
    ['FROM a\nCOPY --link x y', 'DOCKER_BUILDKIT=0'],
    ['FROM a\nRUN cat <<EOF\nx\nEOF', 'DOCKER_BUILDKIT=0'],
    ['FROM a\nRUN cat 5<<-"EOF"\nx\nEOF', 'DOCKER_BUILDKIT=0'],
    ['FROM a\nENV x \\\\\nFROM b', 'two escape characters'],
    ['FROM a\nADD [x] y', 'cannot be read'],
    ['FROM a\nCOPY\u00a0--from=b x y', 'unknown instruction'],
    ['FROM a\nCOPY x\u00a0y z', 'plain spaces'],
    ['FROM a\nINSERT x', 'unknown instruction: INSERT'],
  ])('%j is refused: %s', (text, words) => {
    expect(images(text)).toContain(words);
  });

  it('is written with one line for each instruction and images by their ids', () => {
    const text =
      '# x\nARG V=1\nFROM a:$V AS B\nRUN one \\\n # two\n && three\nFROM b\nCOPY --from=B 1 2\nCOPY --from=0 1 2\nADD --chown=$U:1 ["a b","c"]';
    const lines = [
      'ARG V=1',
      'FROM id-of-a:1 AS b',
      'RUN one  && three',
      'FROM b',
      'COPY --from=b 1 2',
      'COPY --from=0 1 2',
      'ADD --chown=$U:1 ["a b","c"]',
    ];
    expect(rewritten(text)).toBe(`${lines.join('\n')}\n`);
  });

  it('keeps another escape character, and quotes that only look like here-documents', () => {
    expect(rewritten('# escape=`\nFROM a\nRUN dir c:\\ `\n  x')).toBe(
      '# escape=`\nFROM id-of-a\nRUN dir c:\\   x\n',
    );
    expect(rewritten('FROM a\nRUN echo "a <<b" \'<<c\'')).toContain('RUN echo "a <<b"');
  });

  it.each([
    ['ADD http://x/y z', true],
    ['ADD HTTPS://x/y z', true],
    ['ADD ["http://x/y", "z"]', true],
    ['ADD $X z', true],
    ['ADD ht$X z', true],
    ['ADD h\\ttp://x z', true],
    ['ADD "http://x" z', true],
    ['ADD ./$X z', false],
    ['ADD http.tar $Z', false],
    ['COPY http://x y', false],
  ])('%j makes the engine fetch: %s', (line, expected) => {
    const dockerfile = read(`FROM a\n${line}`);
    expect(isRefusal(dockerfile) ? dockerfile.message : dockerfile.fetches).toBe(expected);
  });

  it.each([
    'COPY --from=a x y',
    'COPY --from=0 x y',
    'FROM a',
    'ONBUILD RUN x',
    'RUN --mount=type=cache,target=/x y',
    'RUN a\nCOPY --from=b x y',
    'run \\\nx',
    'NONSENSE',
  ])('is not built on an image that brings %j along', (trigger) => {
    expect(isRefusal(readTriggers([trigger]))).toBe(true);
  });

  it.each(['COPY --from=secret /x /', 'copy --from=secret /x /', 'FROM secret', 'ONBUILD RUN x'])(
    'sets no trigger %j: it would run at FROM in the same build',
    (trigger) => {
      expect(isRefusal(read(`FROM a AS b\nONBUILD ${trigger}\nFROM b`))).toBe(true);
    },
  );

  it('counts what a trigger fetches', () => {
    const dockerfile = read('FROM a AS b\nONBUILD ADD http://x /\nFROM b');
    expect(isRefusal(dockerfile) ? dockerfile.message : dockerfile.fetches).toBe(true);
  });

  it('is built on images with ordinary triggers', () => {
    expect(readTriggers(['RUN x', 'COPY . /app', 'WORKDIR /app'])).toEqual({ fetches: false });
    expect(readTriggers(['ADD http://x /'])).toEqual({ fetches: true });
  });
});
