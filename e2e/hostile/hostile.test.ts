import { afterAll, beforeAll, describe, it } from 'vitest';
import { attacks } from './attacks';
import { carryOut } from './carry-out';
import { isWhole } from './form';
import { type Stage, setStage } from './stage';
import { Witness } from './witness';

/** Every written attack, of every kind, by everyone who might try it. */
describe('hostile tenants', () => {
  let stage: Stage;
  let witness: Witness;

  beforeAll(async () => {
    stage = await setStage();
    witness = await Witness.of(stage);
  });

  afterAll(() => witness.close());

  const roles = isWhole ? (['full', 'restricted'] as const) : (['full'] as const);
  for (const [kind, ofKind] of Object.entries(attacks)) {
    describe.each(roles)(`${kind}, with %s control`, (role) => {
      it.each(ofKind)('$name', (attack) => carryOut(stage, witness, stage[role], attack));
    });
  }
});
