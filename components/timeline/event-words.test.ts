import { expect, it } from 'vitest';
import { eventTone, eventWords } from '@/components/timeline/event-words';

it.each([
  ['start', {}, 'started', 'ok'],
  ['die', { exitCode: '137' }, 'ended with exit code 137', 'warn'],
  ['die', { exitCode: '0' }, 'ended with exit code 0', 'neutral'],
  ['kill', { signal: '15' }, 'was sent signal 15', 'neutral'],
  ['health_status: unhealthy', {}, 'is unhealthy', 'danger'],
  ['update', { 'state.old': 'ready', 'state.new': 'down' }, 'was changed: state ready → down', 'danger'],
  ['update', { 'updatestate.new': 'paused' }, 'was changed: state of its update paused', 'warn'],
  ['update', { 'availability.new': 'drain' }, 'was changed: availability drain', 'neutral'],
  ['tag', { name: 'web:2' }, 'got the name web:2', 'neutral'],
  ['something-new', {}, 'something-new', 'neutral'],
])('says of %s %o what it means', (action, details, words, tone) => {
  expect(eventWords({ action, details })).toBe(words);
  expect(eventTone({ action, details })).toBe(tone);
});
