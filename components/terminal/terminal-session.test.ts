import { afterEach, describe, expect, it, vi } from 'vitest';
import { endingOf, TerminalSession, type TerminalState } from '@/components/terminal/terminal-session';

const target = { cluster: 'local', containerId: 'c1', command: ['sh'] };

afterEach(() => vi.unstubAllGlobals());

function answerWith(body: object, status = 200): void {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
}

describe('how a terminal ends', () => {
  it("passes on the door's reason when the right was taken away", async () => {
    const ending = await endingOf(target, 'e1', 1008, 'You no longer hold container.exec on /Shared/shop.');
    expect(ending).toEqual({
      phase: 'ended',
      sentence: 'You no longer hold container.exec on /Shared/shop.',
      isFinal: true,
    });
  });

  it.each([
    [{ Running: false, ExitCode: 0 }, 'The command ended.'],
    [{ Running: false, ExitCode: 3 }, 'The command ended with exit code 3.'],
    [
      { Running: false, ExitCode: 127 },
      'This command does not exist in the container. Choose another shell.',
    ],
    [{ Running: true, ExitCode: null }, 'The connection was lost while the command was still running.'],
  ])('tells from %j', async (state, sentence) => {
    answerWith(state);
    expect(await endingOf(target, 'e1', 1006, '')).toEqual({ phase: 'ended', sentence, isFinal: false });
  });

  it.each([401, 403, 404])('knows a %i as a right taken away', async (status) => {
    answerWith({ message: 'no' }, status);
    expect(await endingOf(target, 'e1', 1006, '')).toMatchObject({ isFinal: true });
  });
});

describe('TerminalSession', () => {
  it('shows why it may not begin', async () => {
    answerWith({ message: 'You need container.exec on /Shared/shop.' }, 403);
    const states: TerminalState[] = [];
    const listener = { onOutput: () => undefined, onState: (state: TerminalState) => states.push(state) };
    await new TerminalSession(target, listener, { columns: 80, rows: 24 }).open();
    expect(states.map(({ phase }) => phase)).toEqual(['connecting', 'ended']);
    expect(states[1]).toMatchObject({ sentence: 'You need container.exec on /Shared/shop.', isFinal: true });
  });
});
