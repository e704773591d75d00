'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { YamlEditor } from '@/components/editor/yaml-editor';
import { isOutOfSequence } from '@/components/nodes/change-node';
import { type CurrentService, readService } from '@/components/services/change-service';
import { applyService } from '@/components/services/editor/apply-service';
import { type Review, reviewOf } from '@/components/services/editor/review';
import { ReviewPanel } from '@/components/services/editor/review-panel';
import { ServiceFields } from '@/components/services/editor/service-fields';
import { pageHref } from '@/components/services/page-href';
import { useNamesCrumb } from '@/components/shell/crumb-name';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { navigate } from '@/components/ui/navigate';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import type { JsonObject } from '@/lib/docker-api/json';
import { plainSpec } from '@/lib/docker-api/spec/plain-spec';
import { serviceFormSchema } from '@/lib/services/form/form-schema';
import { formOf } from '@/lib/services/form/read-form';
import type { ServiceForm } from '@/lib/services/form/service-form';
import { newSpec, withForm } from '@/lib/services/form/write-form';
import { readYaml } from '@/lib/yaml/read-yaml';
import { writeYaml } from '@/lib/yaml/write-yaml';

export interface ServiceEditorProps {
  cluster: string;
  /** Null: a new one. */
  service: { readonly id: string; readonly name: string; readonly current: CurrentService } | null;
  cancelHref: string;
}

/**
 * A service as a form or as YAML, which are two ways to write the one spec: what the form has no field
 * for stays as it is. Nothing is sent before it was looked at side by side with what is.
 */
export function ServiceEditor({ cluster, service, cancelHref }: ServiceEditorProps) {
  /** What is edited against, and sent for. */
  const [current, setCurrent] = useState(service?.current ?? null);
  /** The spec that the form was made of: its fields change parts of this. */
  const [base, setBase] = useState<JsonObject>(() =>
    service ? plainSpec(service.current.spec) : newSpec(''),
  );
  const [text, setText] = useState<string | null>(null);
  const [review, setReview] = useState<Review | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<ServiceForm>({
    defaultValues: formOf(base),
    resolver: zodResolver(serviceFormSchema),
    mode: 'onBlur',
  });

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  /** @throws Error with the line of what is wrong */
  const written = (): JsonObject => (text === null ? withForm(base, form.getValues()) : specIn(text));
  const toYaml = () => attempt(async () => setText(writeYaml(written())));
  const toForm = () =>
    attempt(async () => {
      const spec = written();
      setBase(spec);
      form.reset(formOf(spec), { keepDefaultValues: true });
      setText(null);
    });
  const look = (against: CurrentService | null) =>
    attempt(async () => {
      if (text === null && !(await form.trigger(undefined, { shouldFocus: true }))) return;
      setReview(await reviewOf(cluster, service?.id ?? null, against, written()));
    });
  /** Somebody else came first: the edit is kept, and compared with what the service is now. */
  const lookAgain = () =>
    attempt(async () => {
      if (!service) return;
      const now = await readService(cluster, service.id);
      setCurrent(now);
      setReview(await reviewOf(cluster, service.id, now, written()));
    });
  const apply = () =>
    attempt(async () => {
      if (!review) return;
      const id = await applyService(cluster, service, current, review.wished);
      navigate(pageHref(cluster, 'services', id));
    });

  useNamesCrumb(service?.name, 'above');
  const title = service ? `Edit ${service.name}` : 'New service';
  return (
    <>
      <PageHeader
        title={title}
        description={review ? 'What changes, and nothing else. Nothing was sent yet.' : undefined}
        actions={
          review ? null : (
            <Select
              aria-label="Edit as"
              className="w-36"
              value={text === null ? 'form' : 'yaml'}
              onChange={({ target }) => void (target.value === 'yaml' ? toYaml() : toForm())}
              options={[
                { value: 'form', label: 'Form' },
                { value: 'yaml', label: 'YAML' },
              ]}
            />
          )
        }
      />
      {review ? (
        <ReviewPanel review={review} name={service?.name ?? ''} />
      ) : text === null ? (
        <ServiceFields cluster={cluster} form={form} isNew={service === null} />
      ) : (
        <YamlEditor
          label="The service as YAML, in Docker’s own terms"
          value={text}
          onChange={setText}
          height="h-[max(24rem,calc(100dvh-19rem))]"
        />
      )}
      <div className="mt-4 flex flex-col gap-3">
        {isOutOfSequence(failure) ? (
          <div
            role="alert"
            className="flex flex-wrap items-center gap-3 rounded-lg bg-warn-soft px-3.5 py-2.5"
          >
            <span className="min-w-0 grow basis-64">
              Somebody changed {service?.name} meanwhile (update out of sequence). Nothing was sent, and what
              you wrote is kept.
            </span>
            <Button onClick={() => void lookAgain()} busy={busy}>
              Compare with how it is now
            </Button>
          </div>
        ) : (
          <ErrorNotice error={failure} />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          {review ? (
            <>
              <Button onClick={() => setReview(null)}>Back to editing</Button>
              <Button
                tone="primary"
                busy={busy}
                disabled={review.plan.objections.length > 0}
                onClick={() => void apply()}
              >
                {service ? 'Apply' : 'Create'}
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => navigate(cancelHref)}>Cancel</Button>
              <Button tone="primary" busy={busy} onClick={() => void look(current)}>
                Look at the changes
              </Button>
            </>
          )}
        </div>
      </div>
    </>
  );
}

/** @throws Error with the line of what is wrong */
function specIn(text: string): JsonObject {
  const { value, problems } = readYaml(text);
  const [first] = problems;
  if (first) throw new Error(`Line ${first.line}: ${first.message}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('The YAML must be the spec of a service, as Docker’s API has it.');
  }
  return value as JsonObject;
}
