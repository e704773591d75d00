import { containerCreate } from '@/lib/docker-api/schemas/container-create';
import { reported } from '@/lib/docker-api/schemas/fields';

/** dockerode repeats the query in the body. The engine reads only settings there, in capitals. */
const echoOfQuery = {
  container: reported,
  repo: reported,
  tag: reported,
  comment: reported,
  author: reported,
  pause: reported,
  changes: reported,
};

/**
 * The body of `POST /commit`: the settings that containers of the new image start with, as in a create,
 * less what is about one container only. Clients that change nothing send null.
 */
export const commitConfig = containerCreate
  .omit({ HostConfig: true, NetworkingConfig: true, name: true, platform: true })
  .extend({ Image: reported, ...echoOfQuery })
  .nullable();
