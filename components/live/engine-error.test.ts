import { describe, expect, it } from 'vitest';
import { engineErrorFrom } from '@/components/live/engine-error';

describe('engineErrorFrom', () => {
  it("keeps the engine's own words", () => {
    const error = engineErrorFrom(409, '{"message":"container is already stopped"}');
    expect(error.message).toBe('container is already stopped');
    expect(error.status).toBe(409);
  });

  it("prefers a problem's detail to its title", () => {
    expect(engineErrorFrom(422, '{"title":"Unprocessable","detail":"The name is too long."}').message).toBe(
      'The name is too long.',
    );
  });

  it.each([
    [502, '<html>Bad gateway</html>'],
    [500, ''],
    [403, 'null'],
    [404, '{"message":""}'],
  ])('has a sentence of its own for %i without one', (status, body) => {
    expect(engineErrorFrom(status, body).message).toMatch(/^[A-Z].*\.$/);
  });

  it('tells a refusal from something that is gone', () => {
    expect(engineErrorFrom(403, '').isRefused).toBe(true);
    expect(engineErrorFrom(404, '').isGone).toBe(true);
  });
});
