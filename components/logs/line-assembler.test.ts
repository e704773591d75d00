import { describe, expect, it } from 'vitest';
import { LineAssembler } from '@/components/logs/line-assembler';

const stamp = '2026-11-22T03:43:48.123456789Z';
const bytes = (text: string) => new TextEncoder().encode(text);

function frame(kind: number, text: string): Uint8Array {
  const payload = bytes(text);
  const whole = new Uint8Array(8 + payload.length);
  whole[0] = kind;
  new DataView(whole.buffer).setUint32(4, payload.length);
  whole.set(payload, 8);
  return whole;
}

describe('LineAssembler', () => {
  it('takes the time off the line', () => {
    expect(new LineAssembler(true).push(bytes(`${stamp} hello\r\n`))).toEqual([
      { time: stamp, stream: 'stdout', text: 'hello' },
    ]);
  });

  it('keeps stdout and stderr apart while both are in the middle of a line', () => {
    const lines = new LineAssembler(false);
    expect(lines.push(frame(1, `${stamp} one`))).toEqual([]);
    expect(lines.push(frame(2, `${stamp} two\n`))).toEqual([{ time: stamp, stream: 'stderr', text: 'two' }]);
    expect(lines.push(frame(1, ' more\n'))).toEqual([{ time: stamp, stream: 'stdout', text: 'one more' }]);
  });

  it('joins a long line that the engine cut and stamped again', () => {
    const lines = new LineAssembler(false);
    lines.push(frame(1, `${stamp} first half,`));
    expect(lines.push(frame(1, `${stamp} second half\n`))[0]?.text).toBe('first half,second half');
  });

  it('shows the last state of a line that overwrites itself', () => {
    expect(new LineAssembler(true).push(bytes(`${stamp} 10%\r50%\r100%\r\n`))[0]?.text).toBe('100%');
  });

  it('gives out an unfinished line at the end', () => {
    const lines = new LineAssembler(true);
    lines.push(bytes(`${stamp} no newline`));
    expect(lines.end()).toEqual([{ time: stamp, stream: 'stdout', text: 'no newline' }]);
    expect(lines.end()).toEqual([]);
  });

  it('says which task of a service printed a line', () => {
    const lines = new LineAssembler(false, true);
    const details = 'com.docker.swarm.node.id=n1,com.docker.swarm.service.id=s1,com.docker.swarm.task.id=t1';
    expect(lines.push(frame(1, `${stamp} ${details} hello you\n`))).toEqual([
      { time: stamp, stream: 'stdout', text: 'hello you', task: 't1' },
    ]);
  });

  it('cuts a line that never ends', () => {
    expect(new LineAssembler(true).push(bytes('x'.repeat(70_000)))).toHaveLength(1);
  });

  it('keeps a text that only looks like a time', () => {
    expect(new LineAssembler(true).push(bytes('2026-11-22 something\n'))[0]).toMatchObject({
      time: '',
      text: '2026-11-22 something',
    });
  });
});
