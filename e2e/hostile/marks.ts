import { stand } from '@/e2e/fixtures/stand';
import type { Stage } from './stage';

/** Puts what stands on the stage in the place of the marks in a text. */
export function filledIn(text: string, stage: Stage, fresh: string): string {
  const marks: Readonly<Record<string, string | undefined>> = {
    mine: stage.mine,
    theirs: stage.theirs,
    new: fresh,
    now: String(Math.floor(Date.now() / 1000)),
    registry: stand.facts.swarm.registry,
    node: stand.swarm.manager.name,
    worker: stand.swarm.workers[0].name,
    ...prefixed('my', stage.my),
    ...prefixed('their', stage.their),
  };
  return text.replaceAll(/\{([a-z]+(?:\.[a-z]+)*)\}/g, (mark, name: string) => {
    const value = marks[name];
    if (value === undefined) throw new Error(`Nothing on the stage is called ${mark}`);
    return value;
  });
}

function prefixed(whose: string, things: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(things).map(([key, value]) => [`${whose}.${key}`, value]));
}
