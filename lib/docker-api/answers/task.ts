import { type AnswerView, asList, asObject, asText, pick } from '@/lib/docker-api/answers/fields';
import { filterTaskSpec } from '@/lib/docker-api/answers/task-spec';
import type { JsonObject } from '@/lib/docker-api/json';

/** What of a task a person sees besides what it runs. */
export interface TaskView extends AnswerView {
  /** Whether the person may see every node, and so may know how many there are. */
  readonly allNodes: boolean;
  seesNode(id: string): boolean;
  seesNetwork(id: string): boolean;
}

const shownMembers = [
  'ID',
  'Version',
  'CreatedAt',
  'UpdatedAt',
  'Name',
  'Labels',
  'Spec',
  'ServiceID',
  'Slot',
  'Status',
  'DesiredState',
  'NetworksAttachments',
  'AssignedGenericResources',
  'GenericResources',
  'JobIteration',
] as const;

/** A task of a service that the person may view. */
export function filterTask(task: JsonObject, view: TaskView): JsonObject {
  const status = asObject(task.Status);
  const nodeId = asText(task.NodeID);
  const networks = asList(task.NetworksAttachments).map(asObject);
  return {
    ...pick(task, [...shownMembers, ...(nodeId !== '' && view.seesNode(nodeId) ? ['NodeID'] : [])]),
    Spec: filterTaskSpec(asObject(task.Spec), view),
    Status: {
      ...status,
      ...('Err' in status && !view.allNodes ? { Err: withoutCounts(asText(status.Err)) } : {}),
    },
    ...('NetworksAttachments' in task
      ? { NetworksAttachments: networks.filter((each) => view.seesNetwork(networkIdOf(each))) }
      : {}),
  };
}

function networkIdOf(attachment: JsonObject): string {
  return asText(asObject(attachment.Network).ID);
}

/** "no suitable node (scheduling constraints not satisfied on 3 nodes)": how many there are is no business of theirs. */
export function withoutCounts(message: string): string {
  return message.replace(/\bon \d+ nodes?\b/g, 'on some nodes').replace(/\b\d+ nodes? (?=not )/g, 'nodes ');
}
