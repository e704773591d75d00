import { describe, expect, it } from 'vitest';
import { differences } from './compare';
import { asPlainText } from './plain-text';
import type { Line } from './play';
import { words } from './words';

const none = new Map<string, string>();

describe('plain text', () => {
  it('masks what differs from run to run, and nothing else', () => {
    const names = new Map([['whl7e0', 'NODE0']]);
    const id = 'a'.repeat(64);
    expect(asPlainText(`whl7e0  ${id}     Up 3 seconds  172.17.0.2 web`, names)).toBe(
      'NODE0  ID  Up AGO  ADDRESS web',
    );
  });

  it('leaves out the labels by which things are placed, and the order of keys', () => {
    const theirs = '{"b": {"io.wheelhouse.collection": "/Shared"}, "a": 1}';
    expect(asPlainText(theirs, none)).toBe(asPlainText('{"a": 1, "b": {}}', none));
    expect(asPlainText('a=b,io.wheelhouse.collection=/Shared', none)).toBe('a=b');
    expect(asPlainText('(io.wheelhouse.collection=/Shared, name=box)', none)).toBe('(name=box)');
    expect(asPlainText('map[a:b io.wheelhouse.collection:/Shared]', none)).toBe('map[a:b]');
    expect(asPlainText('Labels:\n - io.wheelhouse.schedule.x=1\nHostname: a', none)).toBe('Hostname: a');
    expect(asPlainText('Labels:\n - io.wheelhouse.schedule.x=1\n - a=b\n', none)).toBe('Labels:\n - a=b\n');
  });
});

it('takes what a terminal shows in the end for what was typed there', () => {
  const typed = '/ # echo typed; ex\r/ # \u001b[Jecho typed; exit 2\r\r\ntyped\r\n';
  expect(asPlainText(typed, none, ['terminal'])).toBe('echo typed; exit 2\ntyped\n');
});

describe('words', () => {
  it('are split as a shell does, with variables but in single quotes', () => {
    const variables = new Map([['REGISTRY', 'host:5000']]);
    expect(words(`run "$REGISTRY/a b" '$REGISTRY' -f "{{json \\"x\\"}}\\t" a$$`, variables)).toEqual([
      'run',
      'host:5000/a b',
      '$REGISTRY',
      '-f',
      '{{json "x"}}\\t',
      'a$$',
    ]);
    expect(() => words('$NOSUCH', variables)).toThrow('NOSUCH');
  });
});

describe('differences', () => {
  const line = (stdout: string, code = 0): Line => ({ title: 'ps', code, stdout, stderr: '', tookMs: 1 });

  it('are told by what only one side printed', () => {
    expect(differences([line('a\nb\nc')], [line('a\nx\nc', 1)])).toEqual([
      'docker ps\n  exit code 0 at the engine, 1 through the door\n  - b\n  + x',
    ]);
    expect(differences([line('a')], [line('a')])).toEqual([]);
  });

  it('may be expected, and must then be there', () => {
    const expected = [{ of: 'ps', because: 'totals are hidden', without: /^total/ }];
    expect(differences([line('a\ntotal 1')], [line('a')], expected)).toEqual([]);
    expect(differences([line('a\ntotal 1')], [line('b')], expected)).toHaveLength(1);
    expect(differences([line('a')], [line('a')], expected)[0]).toContain('does not');
  });
});
