'use client';

import { ArrowDownToLine } from 'lucide-react';
import {
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { downloadLog } from '@/components/logs/download-log';
import type { LogPhase, LogSource } from '@/components/logs/follow-log';
import { type LogBuffer, logCapacity } from '@/components/logs/log-buffer';
import { LogLines } from '@/components/logs/log-lines';
import { sinceSeconds, useLogOptions } from '@/components/logs/log-options';
import { LogSearch, searchPattern } from '@/components/logs/log-search';
import { LogSession } from '@/components/logs/log-session';
import { LogToolbar } from '@/components/logs/log-toolbar';
import { Button } from '@/components/ui/button';
import { StatusDot } from '@/components/ui/status-dot';
import type { Tone } from '@/components/ui/tone';

interface LogViewProps {
  source: Pick<LogSource, 'cluster' | 'kind' | 'id' | 'tty'>;
  name: string;
  /** Changes when it was started again, so that following begins again. */
  startedAt: string;
  /** What a task that printed a line is called. */
  nameOfTask?: (id: string) => string;
  /** Beside the search, e.g. a choice of tasks. */
  controls?: ReactNode;
}

/** The log of a container, a task or all tasks of a service: follow, search, download. */
export function LogView({ source, name, startedAt, nameOfTask, controls }: LogViewProps) {
  const [options, setOptions] = useLogOptions();
  const [session] = useState(() => new LogSession());
  const [isFollowing, setFollowing] = useState(true);
  const [current, setCurrent] = useState<number | null>(null);
  const { state, first, end } = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  const { cluster, kind, id, tty } = source;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new start prints new lines
  useEffect(() => {
    const since = sinceSeconds(options.since, Date.now());
    return session.follow({ cluster, kind, id, tty, tail: logCapacity, ...(since && { since }) });
  }, [session, cluster, kind, id, tty, options.since, startedAt]);

  // What is typed shows at once; what it finds follows as soon as there is time.
  const find = useDeferredValue(options.find);
  const search = useLogSearch(session.buffer, find, options.case);
  const pattern = useMemo(() => searchPattern(find, options.case), [find, options.case]);
  const matches = search.matches();
  const isFiltered = options.only && pattern !== null;
  const count = isFiltered ? matches.length : end - first;
  const among = isFiltered ? matches : null;
  const lineAt = useCallback(
    (index: number) => session.buffer.line(among ? (among[index] ?? -1) : first + index),
    [session, among, first],
  );
  const currentIndex = current === null ? -1 : isFiltered ? matches.indexOf(current) : current - first;

  const step = (by: 1 | -1) => {
    const next = stepIn(matches, current, by);
    if (next === null) return;
    setFollowing(false);
    setCurrent(next);
  };

  return (
    <div className="flex h-[max(24rem,calc(100dvh-17rem))] flex-col rounded-lg bg-surface ring-1 ring-line">
      <LogToolbar
        options={options}
        setOptions={setOptions}
        matchCount={matches.length}
        matchPlace={current === null ? 0 : matches.indexOf(current) + 1}
        onStep={step}
        onDownload={() => downloadLog(session.buffer, name, nameOfTask)}
        controls={controls}
      />
      <div className="relative min-h-0 flex-1">
        {count === 0 ? (
          <p className="absolute inset-x-0 top-0 p-6 text-center text-ink-soft">
            {emptySentence(state.phase, isFiltered)}
          </p>
        ) : null}
        <LogLines
          label={`Log of ${name}`}
          count={count}
          lineAt={lineAt}
          dropped={first}
          pattern={pattern}
          isWrapped={options.wrap}
          hasTime={options.time}
          nameOfTask={nameOfTask}
          isFollowing={isFollowing}
          onFollowChange={setFollowing}
          current={currentIndex >= 0 ? currentIndex : null}
        />
        {isFollowing || count === 0 ? null : (
          <div className="absolute right-4 bottom-3">
            <Button tone="primary" size="small" onClick={() => setFollowing(true)}>
              <ArrowDownToLine aria-hidden />
              Follow
            </Button>
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2 border-line border-t px-3 py-2 text-[0.8125rem] text-ink-soft">
        <span role="status">
          <StatusDot tone={phaseTones[state.phase]} working={state.phase === 'loading'}>
            {state.sentence ||
              (state.phase === 'following' && !isFollowing
                ? 'New lines arrive at the end'
                : phaseWords[state.phase])}
          </StatusDot>
        </span>
        <span>
          {(end - first).toLocaleString('en')} lines
          {first > 0 ? `, ${first.toLocaleString('en')} older ones made room` : ''}
        </span>
      </div>
    </div>
  );
}

/** Whoever types more of a text looks only at what was found of it so far. */
function useLogSearch(buffer: LogBuffer, text: string, matchCase: boolean): LogSearch {
  const last = useRef<LogSearch | null>(null);
  const search = useMemo(
    () => new LogSearch(buffer, text, matchCase, last.current),
    [buffer, text, matchCase],
  );
  useEffect(() => {
    last.current = search;
  }, [search]);
  return search;
}

const phaseTones: Record<LogPhase, Tone> = {
  loading: 'accent',
  following: 'ok',
  reconnecting: 'warn',
  ended: 'neutral',
  failed: 'danger',
};

const phaseWords: Record<LogPhase, string> = {
  loading: 'Loading',
  following: 'Following',
  reconnecting: 'Reconnecting',
  ended: 'Ended',
  failed: 'The log cannot be read',
};

function emptySentence(phase: LogPhase, isFiltered: boolean): string {
  if (isFiltered) return 'No line matches your search.';
  if (phase === 'loading') return 'Loading the log…';
  if (phase === 'failed') return '';
  return 'Nothing has been printed in this time.';
}

/** The match after (or before) the one search stands on, around the ends; null without matches. */
function stepIn(matches: readonly number[], current: number | null, by: 1 | -1): number | null {
  if (matches.length === 0) return null;
  if (current === null) return (by === 1 ? matches[0] : matches.at(-1)) ?? null;
  const next =
    by === 1 ? matches.find((number) => number > current) : matches.findLast((number) => number < current);
  return next ?? (by === 1 ? matches[0] : matches.at(-1)) ?? null;
}
