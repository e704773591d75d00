'use client';

import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { changeService } from '@/components/services/change-service';
import { followChange } from '@/components/services/follow-change';
import { rollBack } from '@/components/services/roll-back';
import type { ServiceLine } from '@/components/services/service-columns';
import { serviceLook } from '@/components/services/service-mark';
import { UpdatePlaces } from '@/components/services/update-places';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { StatusDot } from '@/components/ui/status-dot';
import { held, released } from '@/lib/docker-api/spec/held-update';
import type { OnCluster } from '@/lib/rows/placed-row';
import { updateProgress } from '@/lib/services/update-progress';
import type { TaskRow } from '@/lib/tasks/row';

interface UpdatePanelProps {
  service: ServiceLine;
  tasks: readonly OnCluster<TaskRow>[];
  /** Ids of the tasks that are of the spec of now. */
  fresh: ReadonlySet<string>;
}

/**
 * How far a service has become what it shall be: each task old and new, why one does not come up, and
 * what can be done about it. Nothing while all is as wanted.
 */
export function UpdatePanel({ service, tasks, fresh }: UpdatePanelProps) {
  const progress = updateProgress(tasks, ({ id }) => fresh.has(id));
  const { updateState, isHeld } = service;
  const isUnderWay = ['updating', 'paused', 'rollback_started', 'rollback_paused'].includes(
    updateState ?? '',
  );
  const isShort = progress.done < progress.total && progress.failure !== '';
  if (!isUnderWay && !isHeld && !isShort) return null;
  const { tone, word, working } = serviceLook(service);
  return (
    <section aria-label="Update" className="mb-4 rounded-lg bg-surface ring-1 ring-line">
      <header className="flex flex-wrap items-center justify-between gap-3 px-4 pt-3 pb-2">
        <div className="min-w-0">
          <h2 className="font-semibold">
            <StatusDot tone={tone} working={working}>
              {word}
            </StatusDot>
          </h2>
          <p role="status" className="tabular-nums text-ink-soft">
            {progress.done} of {progress.total} {progress.total === 1 ? 'task is' : 'tasks are'} as wanted
            {service.updateMessage ? `: ${service.updateMessage}` : ''}
          </p>
          <WhatComesBack service={service} />
        </div>
        <UpdateButtons service={service} />
      </header>
      <div className="px-4 pb-3">
        <progress
          className="progress w-full"
          max={Math.max(1, progress.total)}
          value={progress.done}
          aria-label="Tasks that are as wanted"
        />
      </div>
      {progress.failure === '' ? null : (
        <p className="mx-4 mb-3 break-words rounded-lg bg-danger-soft px-3.5 py-2">{progress.failure}</p>
      )}
      <UpdatePlaces places={progress.places} />
    </section>
  );
}

/** Where that is another image: after two failed updates it may be one that failed, too. */
function WhatComesBack({ service }: { service: ServiceLine }) {
  const { canRollBack, updateState, image, earlierImage } = service;
  if (!canRollBack || updateState === 'rollback_started') return null;
  if (earlierImage === '' || earlierImage === image) return null;
  return (
    <p className="break-words text-ink-soft">
      Rolling back brings back <span className="font-mono text-[0.8125rem]">{earlierImage}</span>
    </p>
  );
}

function UpdateButtons({ service }: { service: ServiceLine }) {
  const { cluster, id, name, updateState, isHeld } = service;
  const reason = useMissingRight('service.update', service.collection);
  const [busy, setBusy] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const run = async (what: string, work: () => Promise<void>) => {
    setBusy(what);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy('');
    }
  };
  const isStopped = isHeld || updateState === 'paused' || updateState === 'rollback_paused';
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isStopped ? (
        <DisabledWithReason reason={reason}>
          <Button
            busy={busy === 'continue'}
            onClick={() =>
              void run('continue', () =>
                followChange(`Update ${name}`, service, () => changeService(cluster, id, released)),
              )
            }
          >
            Continue
          </Button>
        </DisabledWithReason>
      ) : updateState === 'updating' ? (
        <DisabledWithReason reason={reason ?? service.notToHold}>
          <Button
            busy={busy === 'pause'}
            onClick={() => void run('pause', () => changeService(cluster, id, held))}
          >
            Pause
          </Button>
        </DisabledWithReason>
      ) : null}
      {updateState === 'rollback_started' ? null : (
        <DisabledWithReason
          reason={
            reason ?? (service.canRollBack ? null : 'It was never updated, or was rolled back already.')
          }
        >
          <Button
            tone="primary"
            busy={busy === 'rollback'}
            onClick={() =>
              void run('rollback', () =>
                followChange(`Roll back ${name}`, service, () => rollBack(cluster, id)),
              )
            }
          >
            Roll back
          </Button>
        </DisabledWithReason>
      )}
      {failure ? (
        <div className="basis-full">
          <ErrorNotice error={failure} />
        </div>
      ) : null}
    </div>
  );
}
