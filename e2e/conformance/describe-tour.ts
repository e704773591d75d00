import { afterAll, describe, expect, it } from 'vitest';
import { differences } from './compare';
import type { ExpectedDifference } from './expected-differences';
import { expectedOfAdministrators } from './expected-of-administrators';
import { expectedOfTenants } from './expected-of-tenants';
import { type Line, play } from './play';
import { type OwnStage, type Player, stageFor } from './players';
import type { Deployment } from './stage';
import type { Chapter } from './step';
import { tour } from './tour/tour';
import { writeTranscript } from './transcript';

/**
 * The tour of every command of docker: through the door it goes as at the engine, but for what is
 * expected to differ. `npm run conformance` plays it in full, `npm test` in short.
 */
const form = process.env.WHEELHOUSE_TOUR === 'full' ? 'full' : 'short';
const withinMs = 10 * 60_000;

const players: readonly (readonly [Player, readonly ExpectedDifference[]])[] = [
  ...(form === 'full' ? [['the engine again', []] as const] : []),
  ['an administrator', expectedOfAdministrators],
  ['a tenant', expectedOfTenants],
];

function isFor({ inShort, needsSwarm }: Chapter, deployment: Deployment): boolean {
  if (form === 'short' && !inShort) return false;
  return deployment === 'one engine' ? !needsSwarm : needsSwarm || form === 'full';
}

export function describeTour(deployment: Deployment): void {
  describe(`on ${deployment}`, () => compareOn(deployment));
}

function compareOn(deployment: Deployment): void {
  const stages = new Map<Player, Promise<OwnStage>>();
  const played = new Map<string, Promise<Line[]>>();

  function playedBy(player: Player, chapter: Chapter): Promise<Line[]> {
    const stage = stages.get(player) ?? stageFor(player, deployment);
    stages.set(player, stage);
    const key = `${player} ${chapter.name}`;
    const lines =
      played.get(key) ??
      stage.then(async (ready) => {
        const seen = await play(chapter, ready, form);
        writeTranscript([deployment, chapter.name, player], seen);
        return seen;
      });
    played.set(key, lines);
    return lines;
  }

  afterAll(() => Promise.all([...stages.values()].map(async (stage) => (await stage).stop())));

  describe.each(tour.filter((chapter) => isFor(chapter, deployment)))('$name', (chapter) => {
    it.concurrent.each(players)(
      '%s sees what the engine shows',
      async (player, expected) => {
        const [there, here] = await Promise.all([playedBy('the engine', chapter), playedBy(player, chapter)]);
        expect(differences(there, here, expected).join('\n\n')).toBe('');
      },
      withinMs,
    );
  });
}
