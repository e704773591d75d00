import { CapacityBar, usedOf } from '@/components/capacity/capacity-bar';
import { cpusText, limitsText } from '@/components/capacity/capacity-words';
import { UsageNote } from '@/components/capacity/usage-note';
import { splitLabels } from '@/components/nodes/label-changes';
import { NodeMark } from '@/components/nodes/node-mark';
import type { NodeOfSwarm } from '@/components/nodes/node-obstacles';
import { roleWords } from '@/components/nodes/role-words';
import { bytesText } from '@/components/ui/bytes';
import { Card } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { Use } from '@/lib/nodes/reserved';

const availabilityWords: Readonly<Record<string, string>> = {
  active: 'Active: takes new tasks',
  pause: 'Paused: keeps its tasks and takes no new ones',
  drain: 'Drained: its tasks are moved to other nodes',
};

/** What a node is, what it has, what is kept of it for its tasks, and what its containers use. */
export function NodeOverview({ node }: { node: NodeOfSwarm }) {
  const { use, used } = node;
  const { editable, own } = splitLabels(node.labels);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title="Node">
        <KeyValue
          items={[
            ['State', <NodeMark key="state" node={node} tasks={use.tasks} />],
            ...(node.message ? [['In its words', node.message] as const] : []),
            ['Availability', availabilityWords[node.availability] ?? node.availability],
            ['Role', roleWords(node)],
            ['Engine', node.engineVersion],
            ['Platform', `${node.os}, ${node.architecture}`],
            ...(node.address === null ? [] : [['Address', <code key="a">{node.address}</code>] as const]),
            ['Collection', node.collection],
            ...(node.createdAt === null
              ? []
              : [['Joined', <AbsoluteTime key="joined" at={node.createdAt} />] as const]),
            [
              'Id',
              <code key="id" className="break-all font-mono text-[0.8125rem]">
                {node.id}
              </code>,
            ],
          ]}
        />
      </Card>
      <div className="flex min-w-0 flex-col gap-5">
        <Card title="Capacity">
          <div className="flex flex-col gap-4">
            <CapacityBar
              label="CPU"
              total={node.cpus}
              reserved={use.reserved.cpus}
              {...usedOf(used, 'cpus')}
              text={cpusText}
            />
            <CapacityBar
              label="Memory"
              total={node.memoryBytes}
              reserved={use.reserved.memoryBytes}
              {...usedOf(used, 'memoryBytes')}
              text={bytesText}
            />
            <UsageNote used={used} />
            <p className="text-[0.8125rem] text-ink-soft">{limitWords(use)}</p>
          </div>
        </Card>
        <Card title="Labels">
          {editable.length === 0 ? <p className="text-ink-soft">It has none of its own.</p> : null}
          <ul className="flex flex-col gap-1 font-mono text-[0.8125rem]">
            {editable.map(({ key, value }) => (
              <li key={key} className="break-all">
                {key}
                {value === '' ? '' : `=${value}`}
              </li>
            ))}
          </ul>
          {own.length > 0 ? (
            <p className="mt-3 text-[0.8125rem] text-ink-soft">
              And {own.length} that Wheelhouse writes, so that services stay on their people’s nodes.
            </p>
          ) : null}
        </Card>
      </div>
    </div>
  );
}

function limitWords(use: Use): string {
  return use.tasks === 0 ? 'No tasks run on it.' : limitsText(use);
}
