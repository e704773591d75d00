import type { Tone } from '@/components/ui/tone';
import type { FleetRow } from '@/lib/fleet/fleet-row';

/** How a cluster is, in a word and a tone: what one has to know first. */
export function clusterVerdict(row: FleetRow): { tone: Tone; word: string } {
  if (row.state === 'connecting') return { tone: 'neutral', word: 'Connecting' };
  if (row.state === 'stale') return { tone: 'danger', word: 'Not reached' };
  if (row.swarmSilence) return { tone: 'danger', word: swarmSilenceWord(row.swarmSilence.reason) };
  if (row.nodes.managers > 0 && row.nodes.spare < 0) return { tone: 'danger', word: 'No quorum' };
  if (row.troubleCount === 0) return { tone: 'ok', word: 'All well' };
  const tone = row.troubles.some((trouble) => trouble.tone === 'danger') ? 'danger' : 'warn';
  return {
    tone,
    word: `${row.troubleCount} not well`,
  };
}

/** Why nothing is told of a Swarm, in two words. The engine's own are beside it. */
function swarmSilenceWord(reason: string): string {
  if (reason.includes('does not have a leader')) return 'No leader';
  return reason.includes('encrypted') ? 'Swarm locked' : 'Swarm silent';
}

/** All clusters in one line. */
export function fleetVerdict(rows: readonly FleetRow[]): string {
  const tones = rows.map((row) => clusterVerdict(row).tone);
  const count = (...wanted: Tone[]) => tones.filter((tone) => wanted.includes(tone)).length;
  const unwell = count('danger', 'warn');
  const all = `${rows.length} ${rows.length === 1 ? 'cluster' : 'clusters'}`;
  if (count('ok') === rows.length) return rows.length === 1 ? 'All is well.' : `${all}: all is well.`;
  if (rows.length === 1 && unwell === 1) return 'Not all is well.';
  const parts = [
    count('ok') > 0 ? `${count('ok')} well` : '',
    unwell > 0 ? `${unwell} not well` : '',
    count('neutral') > 0 ? `${count('neutral')} being connected` : '',
  ];
  return `${all}: ${parts.filter(Boolean).join(', ')}.`;
}
