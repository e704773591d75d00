'use client';

import { parseAsString, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { LiveMark } from '@/components/live/live-mark';
import type { LiveState } from '@/components/live/live-state';
import type { AccessPlace } from '@/components/resources/access-place';
import { useAccessTab } from '@/components/resources/use-access-tab';
import { useNamesCrumb } from '@/components/shell/crumb-name';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import { type Tab, Tabs } from '@/components/ui/tabs';

interface ResourcePageProps {
  name: string;
  /** Its state in words and colour, where it has one. */
  mark?: ReactNode;
  description?: ReactNode;
  /** Whether what is shown follows the cluster. */
  live?: LiveState;
  actions?: ReactNode;
  /** What is to be known before anything of it, e.g. that it is being deployed. */
  notice?: ReactNode;
  /** The first is shown where the query names none. */
  tabs: readonly Tab[];
  /** Where access to it is shown, to who may see that. */
  access?: readonly AccessPlace[];
  /** The list one comes back to, and what it is of, e.g. "networks". */
  list: { href: string; noun: string };
  /** It was removed while one looked, or may no longer be seen. */
  isGone?: boolean;
  /** Why what is shown could not be asked for anew. */
  error?: unknown;
  onRetry?: () => void;
}

const nowhere: readonly AccessPlace[] = [];

/** The page of one thing: its name, how it is, what can be done with it, and its parts as tabs. */
export function ResourcePage(props: ResourcePageProps) {
  const { name, mark, live, list } = props;
  const tabs = [...props.tabs, ...useAccessTab(props.access ?? nowhere)];
  const [tab, setTab] = useQueryState('tab', parseAsString);
  useNamesCrumb(name);
  if (props.isGone) {
    return (
      <EmptyState action={<LinkButton href={list.href}>Back to the {list.noun}</LinkButton>}>
        {name} is gone: it was removed, or you may no longer see it.
      </EmptyState>
    );
  }
  const [first] = tabs;
  const current = tabs.find(({ value }) => value === tab) ?? first;
  return (
    <>
      <PageHeader
        title={name}
        description={props.description}
        mark={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {mark}
            {live ? <LiveMark state={live} /> : null}
          </span>
        }
        actions={props.actions}
      />
      {props.error ? (
        <div className="mb-4">
          <ErrorNotice
            title="What you see may be old"
            error={props.error}
            {...(props.onRetry ? { onRetry: props.onRetry } : {})}
          />
        </div>
      ) : null}
      {props.notice}
      <Tabs
        label={`Parts of ${name}`}
        value={current?.value ?? ''}
        onChange={(next) => void setTab(next === first?.value ? null : next)}
        tabs={tabs}
      />
    </>
  );
}
