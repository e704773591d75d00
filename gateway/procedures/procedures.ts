import type { Procedure } from '@/gateway/call';
import { containerCreate } from '@/gateway/create/container-create';
import { networkCreate } from '@/gateway/create/network-create';
import { configCreate, secretCreate } from '@/gateway/create/swarm-data-create';
import { volumeCreate } from '@/gateway/create/volume-create';
import { containerCreatePlan } from '@/gateway/plans/container-plans';
import { nodeMovePlan } from '@/gateway/plans/node-move-plan';
import { serviceCreatePlan, serviceUpdatePlan } from '@/gateway/plans/service-plans';
import { buildPrune } from '@/gateway/procedures/build-prune';
import { containerList } from '@/gateway/procedures/container-list';
import { containerRename } from '@/gateway/procedures/container-rename';
import { containerUpdate } from '@/gateway/procedures/container-update';
import { systemDiskUsage } from '@/gateway/procedures/disk-usage';
import { eventSearch } from '@/gateway/procedures/event-search';
import { events } from '@/gateway/procedures/events';
import { execCreate } from '@/gateway/procedures/exec-create';
import { execStart } from '@/gateway/procedures/exec-start';
import { forward } from '@/gateway/procedures/forward';
import { ping, version } from '@/gateway/procedures/greeting';
import { imageBuild } from '@/gateway/procedures/image-build';
import { imageCommit } from '@/gateway/procedures/image-commit';
import { imageDistribution } from '@/gateway/procedures/image-distribution';
import { imageImport } from '@/gateway/procedures/image-import';
import { imageList } from '@/gateway/procedures/image-list';
import { imageLoad } from '@/gateway/procedures/image-load';
import { imagePull } from '@/gateway/procedures/image-pull';
import { imagePush } from '@/gateway/procedures/image-push';
import { imageRemove } from '@/gateway/procedures/image-remove';
import { imageSave } from '@/gateway/procedures/image-save';
import { imageTag } from '@/gateway/procedures/image-tag';
import { metricsOf } from '@/gateway/procedures/metrics';
import { networkAttachment } from '@/gateway/procedures/network-attachment';
import { networkInspect } from '@/gateway/procedures/network-inspect';
import { networkList } from '@/gateway/procedures/network-list';
import { nodeUpdate } from '@/gateway/procedures/node-update';
import { pluginFetch, pluginList, pluginSet } from '@/gateway/procedures/plugins';
import { registryLogin } from '@/gateway/procedures/registry-login';
import { registrySearch } from '@/gateway/procedures/registry-search';
import { serviceList } from '@/gateway/procedures/service-list';
import { swarmChange, swarmInspect, swarmUnlockKey } from '@/gateway/procedures/swarm';
import { configUpdate, secretUpdate } from '@/gateway/procedures/swarm-data-update';
import { configList, nodeList, secretList } from '@/gateway/procedures/swarm-list';
import { taskList } from '@/gateway/procedures/task-list';
import { thingRemove } from '@/gateway/procedures/thing-remove';
import { timeline } from '@/gateway/procedures/timeline';
import { volumeList } from '@/gateway/procedures/volume-list';
import { containerPrune } from '@/gateway/prune/container-prune';
import { imagePrune } from '@/gateway/prune/image-prune';
import { networkPrune } from '@/gateway/prune/network-prune';
import { volumePrune } from '@/gateway/prune/volume-prune';
import { serviceCreate } from '@/gateway/services/service-create';
import { serviceUpdate } from '@/gateway/services/service-update';
import type { Procedure as ProcedureName } from '@/lib/docker-api/route';

/** How each kind of request is carried out; the route table says which is which. */
export const procedures: Readonly<Record<ProcedureName, Procedure>> = {
  forward,
  ping,
  version,
  events,
  'container-list': containerList,
  'container-create': containerCreate,
  'container-remove': thingRemove,
  'container-rename': containerRename,
  'container-prune': containerPrune,
  'network-prune': networkPrune,
  'volume-prune': volumePrune,
  'image-prune': imagePrune,
  'disk-usage': systemDiskUsage,
  'container-update': containerUpdate,
  'exec-create': execCreate,
  'exec-start': execStart,
  'image-import': imageImport,
  'image-build': imageBuild,
  'image-load': imageLoad,
  'build-prune': buildPrune,
  'image-list': imageList,
  'image-pull': imagePull,
  'image-save': imageSave,
  'image-tag': imageTag,
  'image-push': imagePush,
  'image-remove': imageRemove,
  'image-commit': imageCommit,
  'image-distribution': imageDistribution,
  'registry-login': registryLogin,
  'registry-search': registrySearch,
  'network-list': networkList,
  'network-inspect': networkInspect,
  'network-create': networkCreate,
  'network-connect': networkAttachment,
  'network-disconnect': networkAttachment,
  'network-remove': thingRemove,
  'volume-list': volumeList,
  'volume-create': volumeCreate,
  'volume-remove': thingRemove,
  'secret-list': secretList,
  'secret-create': secretCreate,
  'secret-update': secretUpdate,
  'secret-remove': thingRemove,
  'config-list': configList,
  'config-create': configCreate,
  'config-update': configUpdate,
  'config-remove': thingRemove,
  'node-list': nodeList,
  'node-update': nodeUpdate,
  'node-remove': thingRemove,
  'service-list': serviceList,
  'service-create': serviceCreate,
  'service-update': serviceUpdate,
  'service-remove': thingRemove,
  'task-list': taskList,
  'service-create-plan': serviceCreatePlan,
  'service-update-plan': serviceUpdatePlan,
  'container-create-plan': containerCreatePlan,
  'node-move-plan': nodeMovePlan,
  metrics: metricsOf,
  'event-search': eventSearch,
  timeline,
  'swarm-inspect': swarmInspect,
  'swarm-unlock-key': swarmUnlockKey,
  'swarm-change': swarmChange,
  'plugin-list': pluginList,
  'plugin-fetch': pluginFetch,
  'plugin-set': pluginSet,
};
