import { expect, it } from 'vitest';
import { namesEndpoints, withoutHiddenEndpoints } from '@/lib/docker-api/answers/active-endpoints';

const said = (list: string) => `error while removing network: network shop has active endpoints ${list}`;
const sees = (name: string) => name === 'mine';

it.each([
  ['(name:"theirs" id:"ed84de40e81a")', '(hidden)'],
  ['(name:"mine" id:"a2106b852805", name:"theirs" id:"ed84de40e81a")', '(name:"mine" id:"a2106b852805")'],
  ['(name:"theirs" id:"ed84de40e81a", ...)', '(hidden)'],
  ['(name:"mine\\" id:\\"x" id:"a2106b852805")', '(hidden)'],
])('shows of %s what the person sees', (list, shown) => {
  expect(namesEndpoints(said(list))).toBe(true);
  expect(withoutHiddenEndpoints(said(list), sees)).toBe(said(shown));
});

it('leaves alone what names none', () => {
  const message = 'error while removing network: network shop id 1 has active endpoints';
  expect(namesEndpoints(message)).toBe(false);
  expect(withoutHiddenEndpoints(message, sees)).toBe(message);
});
