'use client';

import type { ReactNode } from 'react';
import { ImagesNamed } from '@/components/images/images-named';
import { useLiveRows } from '@/components/live/use-live-rows';
import { ResourceLink } from '@/components/resources/resource-link';
import type { ServiceLine } from '@/components/services/service-columns';
import { objectsOf, type ServiceDetails } from '@/components/services/service-details';
import { ServicePorts } from '@/components/services/service-ports';
import { modeWords } from '@/components/services/service-words';
import { healthWords, resourceWords, restartWords, updateWords } from '@/components/services/setting-words';
import { StackLink } from '@/components/stacks/stack-link';
import { Card } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { plainSpec } from '@/lib/docker-api/spec/plain-spec';
import { formOf } from '@/lib/services/form/read-form';

interface ServiceOverviewProps {
  service: ServiceLine;
  details: ServiceDetails;
  publishedHost: string;
  /** Why the environment is not shown; null when it is. */
  envReason: string | null;
}

/** The settings of a service in words, with links to all that it uses. */
export function ServiceOverview({ service, details, publishedHost, envReason }: ServiceOverviewProps) {
  const { spec, container } = details;
  const form = formOf(plainSpec(spec));
  const labels = Object.entries(asObject(plainSpec(spec).Labels));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="What it is">
        <KeyValue
          items={facts([
            ['Mode', modeWords(service)],
            [
              'Image',
              <Mono key="image">
                <ImagesNamed cluster={service.cluster} name={asText(container.Image)} />
              </Mono>,
            ],
            ['Command', form.command && <Mono key="command">{form.command}</Mono>],
            ['Arguments', form.args && <Mono key="args">{form.args}</Mono>],
            ['Ports', <ServicePorts key="ports" service={service} publishedHost={publishedHost} />],
            [
              'Stack',
              service.stack && <StackLink key="stack" cluster={service.cluster} stack={service.stack} />,
            ],
            ['Collection', service.collection],
            ['Owner', service.owner],
            ['Created', service.createdAt && <AbsoluteTime key="created" at={service.createdAt} />],
            ['Updated', service.updatedAt && <AbsoluteTime key="updated" at={service.updatedAt} />],
            ['Id', <Mono key="id">{service.id}</Mono>],
          ])}
        />
      </Card>
      <Card title="How it runs">
        <KeyValue
          items={facts([
            ['Resources', resourceWords(form)],
            ['When a task ends', restartWords(form)],
            ['Health check', healthWords(form)],
            ['Runs as', form.user || 'the user of its image'],
            ['Folder', form.directory],
            ['Where', form.constraints.map(({ text }) => text).join(', ') || 'any node that it may use'],
            ['On one node', form.maxPerNode && `at most ${form.maxPerNode}`],
            ['Updates', updateWords(asObject(spec.UpdateConfig))],
            ['Rollbacks', updateWords(asObject(spec.RollbackConfig))],
          ])}
        />
      </Card>
      <Card title="Networks, secrets and configs">
        <Used service={service} details={details} />
      </Card>
      <Card title="Mounts">
        <Mounts cluster={service.cluster} mounts={objectsOf(container.Mounts)} />
      </Card>
      <Card title="Environment" className="lg:col-span-2">
        {envReason ? <p className="text-ink-soft">The values are not shown: {envReason}</p> : null}
        {form.env.length === 0 ? (
          <p className="text-ink-soft">No variables are set.</p>
        ) : (
          <KeyValue
            items={form.env.map(
              ({ name, value }) => [name, <Mono key={name}>{value || '(empty)'}</Mono>] as const,
            )}
          />
        )}
      </Card>
      {labels.length > 0 ? (
        <Card title="Labels" className="lg:col-span-2">
          <KeyValue
            items={labels.map(([name, value]) => [name, <Mono key={name}>{asText(value)}</Mono>] as const)}
          />
        </Card>
      ) : null}
    </div>
  );
}

function Used({ service, details }: { service: ServiceLine; details: ServiceDetails }) {
  const { cluster } = service;
  const networks = useLiveRows('networks', [cluster]);
  const names = new Map(networks.rows.map(({ id, name }) => [id, name]));
  const list = (title: string, links: readonly ReactNode[]) =>
    [
      title,
      links.length === 0 ? (
        'none'
      ) : (
        <span key={title} className="flex flex-wrap gap-x-3 gap-y-1.5">
          {links}
        </span>
      ),
    ] as const;
  const file = (kind: 'secrets' | 'configs', reference: JsonObject, noun: 'Secret' | 'Config') => (
    <span key={asText(reference[`${noun}ID`])}>
      <ResourceLink
        cluster={cluster}
        kind={kind}
        id={asText(reference[`${noun}ID`])}
        name={asText(reference[`${noun}Name`])}
      />{' '}
      <span className="text-ink-soft">as {asText(asObject(reference.File).Name)}</span>
    </span>
  );
  const attached = asList(details.task.Networks).length > 0 ? details.task.Networks : details.spec.Networks;
  return (
    <KeyValue
      items={[
        list(
          'Networks',
          objectsOf(attached).map(({ Target }) => (
            <ResourceLink
              key={asText(Target)}
              cluster={cluster}
              kind="networks"
              id={asText(Target)}
              name={names.get(asText(Target)) ?? asText(Target)}
            />
          )),
        ),
        list(
          'Secrets',
          objectsOf(details.container.Secrets).map((each) => file('secrets', each, 'Secret')),
        ),
        list(
          'Configs',
          objectsOf(details.container.Configs).map((each) => file('configs', each, 'Config')),
        ),
      ]}
    />
  );
}

function Mounts({ cluster, mounts }: { cluster: string; mounts: readonly JsonObject[] }) {
  if (mounts.length === 0) {
    return <p className="text-ink-soft">Nothing is mounted; files that its tasks write go with them.</p>;
  }
  return (
    <ul className="flex flex-col gap-2">
      {mounts.map((mount) => (
        <li key={asText(mount.Target)} className="min-w-0 break-words">
          <Mono>{asText(mount.Target)}</Mono>
          <span className="block text-[0.8125rem] text-ink-soft">
            {mount.Type === 'volume' && asText(mount.Source) !== '' ? (
              <>
                Volume{' '}
                <ResourceLink
                  cluster={cluster}
                  kind="volumes"
                  id={asText(mount.Source)}
                  name={asText(mount.Source)}
                />
              </>
            ) : mount.Type === 'tmpfs' ? (
              'In memory, gone when the task ends'
            ) : mount.Type === 'volume' ? (
              'A new volume for each task'
            ) : (
              `Path ${asText(mount.Source)} of the node`
            )}
            {mount.ReadOnly === true ? ', read-only' : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Mono({ children }: { children: ReactNode }) {
  return <span className="break-all font-mono text-[0.8125rem]">{children}</span>;
}

/** Only those facts that there are. */
function facts(entries: readonly (readonly [string, ReactNode])[]): (readonly [string, ReactNode])[] {
  return entries.filter(([, value]) => value !== null && value !== undefined && value !== '');
}
