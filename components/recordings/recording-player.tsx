'use client';

import { Pause, Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import { clockText, playbackOf } from '@/components/recordings/playback';
import { RecordingScreen } from '@/components/recordings/recording-screen';
import { useClock } from '@/components/recordings/use-clock';
import { IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/select';
import type { Cast } from '@/lib/recordings/cast';

const speeds = [1, 2, 4, 8];

/** Plays a recording: to and fro, faster, and without the pauses in which nothing happened. */
export function RecordingPlayer({ cast, label }: { cast: Cast; label: string }) {
  const [shortensPauses, setShortensPauses] = useState(true);
  const [speed, setSpeed] = useState(1);
  const playback = useMemo(() => playbackOf(cast, shortensPauses), [cast, shortensPauses]);
  const clock = useClock(playback.length, speed);
  const { position, isPlaying } = clock;
  return (
    <div className="overflow-hidden rounded-lg bg-surface ring-1 ring-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b p-2">
        <IconButton label={isPlaying ? 'Pause' : 'Play'} onClick={isPlaying ? clock.pause : clock.play}>
          {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        </IconButton>
        <input
          type="range"
          aria-label="Position"
          aria-valuetext={`${clockText(position)} of ${clockText(playback.length)}`}
          min={0}
          max={playback.length}
          step="any"
          value={position}
          onChange={(event) => clock.seek(Number(event.target.value))}
          className="min-w-32 flex-1 accent-[var(--accent)]"
        />
        <span className="whitespace-nowrap text-[0.8125rem] text-ink-soft tabular-nums">
          {clockText(position)} / {clockText(playback.length)}
        </span>
        <Select
          aria-label="Speed"
          className="w-20!"
          value={String(speed)}
          onChange={(event) => setSpeed(Number(event.target.value))}
          options={speeds.map((each) => ({ value: String(each), label: `${each}×` }))}
        />
        <Checkbox
          label="Shorten pauses"
          checked={shortensPauses}
          onChange={(event) => {
            clock.seek(0);
            setShortensPauses(event.target.checked);
          }}
        />
      </div>
      <div className="overflow-x-auto bg-[#fbfcfc] p-2 dark:bg-[#0d1216]">
        <RecordingScreen
          key={String(shortensPauses)}
          playback={playback}
          size={cast.size}
          position={position}
          label={label}
        />
      </div>
    </div>
  );
}
