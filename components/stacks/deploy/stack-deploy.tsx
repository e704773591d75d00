'use client';

import { useEffect, useState } from 'react';
import { missingAccess, obstacleSentence } from '@/components/containers/container-action';
import { followDeployment } from '@/components/deployments/follow-deployment';
import { YamlEditor } from '@/components/editor/yaml-editor';
import { useChoices } from '@/components/services/editor/use-choices';
import { pageHref } from '@/components/services/page-href';
import { useAccess } from '@/components/shell/use-access';
import { exampleFile, readDraft, writeDraft } from '@/components/stacks/deploy/draft';
import { type MayMake, reviewStack, type StackReview } from '@/components/stacks/deploy/review-stack';
import { StackReviewPanel } from '@/components/stacks/deploy/stack-review-panel';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { navigate } from '@/components/ui/navigate';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { DeploymentView } from '@/lib/deployments/schema';
import { collectionLabel, ucpCollectionLabel } from '@/lib/docker-api/labels';
import { api } from '@/lib/http/request';
import { readCompose } from '@/lib/stacks/compose/read-compose';
import type { StackPlan } from '@/lib/stacks/compose/translate';

export interface StackDeployProps {
  cluster: string;
  /** Of a stack that is there; "" for a new one. */
  name: string;
  cancelHref: string;
}

/** A compose file is written or pasted, compared with what is, and deployed. */
export function StackDeploy({ cluster, name: given, cancelHref }: StackDeployProps) {
  const access = useAccess();
  const { collections } = useChoices(cluster);
  const [draft, setDraft] = useState(() => readDraft(cluster, given));
  const [review, setReview] = useState<StackReview | null>(null);
  const [isPruning, setPruning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { name, collection, text, variables, files } = draft;
  useEffect(() => writeDraft(cluster, given, draft), [cluster, given, draft]);

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
  const mayMake: MayMake = (kind, labels) => {
    const where = labels[collectionLabel] ?? labels[ucpCollectionLabel];
    // What names no collection goes where everyone may make things: into their own.
    if (typeof where !== 'string') return null;
    const obstacle = missingAccess(`${kind}.create`, where, access, Date.now());
    return obstacle && obstacleSentence(obstacle);
  };
  const contents = new Map(Object.entries(files));
  const look = () =>
    attempt(async () => {
      const plan = read(name, text, variables, collection);
      setReview(await reviewStack(cluster, name, plan, contents, mayMake));
    });
  const deploy = () =>
    attempt(async () => {
      if (!review) return;
      const removed = review.services.filter(({ kind }) => kind === 'removed').map((service) => service.name);
      const remove = isPruning ? removed : [];
      const body = { cluster, stack: name, compose: text, variables, collection, contents: files, remove };
      void followDeployment(await api<DeploymentView>('POST', '/deployments', { body }));
      navigate(pageHref(cluster, 'stacks', name));
    });
  const named = namedFiles(name, text, variables);
  const isBlocked =
    review !== null &&
    (review.problems.length > 0 || review.services.some(({ objections }) => objections.length > 0));
  return (
    <>
      <PageHeader
        title={given ? `Deploy ${given} again` : 'Deploy a stack'}
        description={
          review
            ? 'What is made and changed, and nothing else. Nothing was sent yet.'
            : 'From a compose file of version 3, as docker stack deploy takes it.'
        }
      />
      {review ? (
        <StackReviewPanel review={review} isPruning={isPruning} onPrune={setPruning} />
      ) : (
        <div className="flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" required>
              <TextInput
                value={name}
                readOnly={given !== ''}
                onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              />
            </Field>
            <Field label="Collection" hint="Where all that it makes goes, unless its labels say so.">
              <Select
                value={collection}
                placeholder="As the file says, or your own"
                onChange={({ target }) => setDraft({ ...draft, collection: target.value })}
                options={collections}
              />
            </Field>
          </div>
          <YamlEditor
            label="Compose file"
            value={text}
            onChange={(next) => setDraft((before) => ({ ...before, text: next }))}
            height="h-[max(20rem,calc(100dvh-26rem))]"
          />
          {named.map((file) => (
            <Field key={file} label={`Content of ${file}`} required hint="The console has no files of yours.">
              <TextArea
                rows={4}
                className="font-mono text-[0.8125rem]"
                value={files[file] ?? ''}
                onChange={({ target }) => setDraft({ ...draft, files: { ...files, [file]: target.value } })}
              />
            </Field>
          ))}
          <Field label="Variables" hint="For ${NAME} in the file: NAME=value, a line each.">
            <TextArea
              rows={2}
              className="font-mono text-[0.8125rem]"
              value={variables}
              onChange={({ target }) => setDraft({ ...draft, variables: target.value })}
            />
          </Field>
          {text === '' ? (
            <div>
              <Button size="small" onClick={() => setDraft({ ...draft, text: exampleFile })}>
                Begin with an example
              </Button>
            </div>
          ) : null}
        </div>
      )}
      <div className="mt-4 flex flex-col gap-3">
        <ErrorNotice error={failure} />
        <div className="flex flex-wrap justify-end gap-2">
          {review ? (
            <>
              <Button onClick={() => setReview(null)}>Back to editing</Button>
              <Button tone="primary" busy={busy} disabled={isBlocked} onClick={() => void deploy()}>
                Deploy
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => navigate(cancelHref)}>Cancel</Button>
              <Button tone="primary" busy={busy} onClick={() => void look()}>
                Look at the changes
              </Button>
            </>
          )}
        </div>
      </div>
    </>
  );
}

/** @throws Error with what is wrong in the name or the file, and where */
function read(name: string, text: string, variables: string, collection: string): StackPlan {
  if (!/^[a-zA-Z0-9](?:[-_a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name)) {
    throw new Error('Give the stack a name of letters, digits, - and _.');
  }
  return readCompose(name, text, variables, collection);
}

/** The files that a compose file makes secrets and configs of; none while it cannot be read. */
function namedFiles(name: string, text: string, variables: string): string[] {
  try {
    const { secrets, configs } = read(name || 'x', text, variables, '');
    return [...new Set([...secrets, ...configs].flatMap(({ file }) => file ?? []))];
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}
