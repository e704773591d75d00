import { describe, expect, it } from 'vitest';
import { readTopic, topicOf } from '@/lib/live/topic';

describe('topics', () => {
  it('are read as they are written', () => {
    expect(readTopic(topicOf('containers', 'prod'))).toEqual({
      kind: 'containers',
      cluster: 'prod',
      id: null,
    });
    const odd = topicOf('volumes', 'a,b@c/d', 'x,y/z é');
    expect(odd).not.toContain(',');
    expect(readTopic(odd)).toEqual({ kind: 'volumes', cluster: 'a,b@c/d', id: 'x,y/z é' });
    expect(readTopic('clusters')).toEqual({ kind: 'whole', name: 'clusters' });
  });

  it.each([
    '',
    'pods@local',
    'containers@',
    'containers@a/b/c',
    'containers@a%',
    'Containers@a',
    'containers@a/',
  ])('are not "%s"', (text) => {
    expect(readTopic(text)).toBeNull();
  });
});
