'use client';

import { useEffect, useRef, useState } from 'react';
import type { FieldPath, PathValue, UseFormReturn } from 'react-hook-form';
import { type EngineValues, probeBody } from '@/app/admin/clusters/engine-values';
import { EngineVerdict } from '@/app/admin/clusters/engine-verdict';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { EngineProbe } from '@/lib/clusters/engine-probe';
import type { EngineView } from '@/lib/clusters/engine-schema';
import type { ClusterView } from '@/lib/clusters/schema';
import { request } from '@/lib/http/request';

interface Tried {
  readonly endpoint: string;
  readonly probe: EngineProbe;
}

interface TryEngineProps<Values extends EngineValues> {
  form: UseFormReturn<Values>;
  /** The cluster that it is to be an engine of, where there is one. */
  cluster?: ClusterView | undefined;
  engine?: EngineView | undefined;
}

/** Lets the gateway try what is typed, and shows what came of it before anything is saved. */
export function TryEngine<Values extends EngineValues>({ form, cluster, engine }: TryEngineProps<Values>) {
  const [tried, setTried] = useState<Tried | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [isTrying, setIsTrying] = useState(false);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It comes below what was filled in, where a dialog has no more room.
    if (tried || failure) outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [tried, failure]);
  const name = (field: keyof EngineValues) => field as FieldPath<Values>;
  const set = (field: keyof EngineValues, value: string | boolean) =>
    form.setValue(name(field), value as PathValue<Values, FieldPath<Values>>, { shouldDirty: true });
  const attempt = async () => {
    setFailure(null);
    setTried(null);
    if (!(await form.trigger([name('endpoint'), name('key')]))) return;
    setIsTrying(true);
    try {
      const body = probeBody(form.getValues(), {
        ...(cluster ? { cluster } : {}),
        ...(engine ? { engine } : {}),
      });
      setTried({
        endpoint: body.endpoint,
        probe: await request<EngineProbe>('POST', '/engines/probe', { body }),
      });
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setIsTrying(false);
    }
  };
  // What was found of another address says nothing of this one.
  const isOfThis = tried?.endpoint === String(form.watch(name('endpoint'))).trim();
  const probe = isOfThis && tried ? tried.probe : null;
  const hostKey = probe?.hostKey ?? null;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Button onClick={() => void attempt()} busy={isTrying}>
          Test connection
        </Button>
      </div>
      <div ref={outcome} aria-live="polite" className="flex flex-col gap-3 empty:hidden">
        {probe ? <EngineVerdict probe={probe} /> : null}
        <ErrorNotice error={failure} />
      </div>
      {hostKey ? (
        <Checkbox
          label={`The host’s key is ${hostKey.fingerprint}: I compared it on the host`}
          checked={String(form.watch(name('hostKey'))) === hostKey.key}
          onChange={(event) => set('hostKey', event.currentTarget.checked ? hostKey.key : '')}
        />
      ) : null}
      {probe?.problem?.mayForce ? (
        <Checkbox label="Save it all the same; it may answer later" {...form.register(name('force'))} />
      ) : null}
    </div>
  );
}
