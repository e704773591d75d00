import { expect, it } from 'vitest';
import {
  type ContainerValues,
  containerBody,
  readCommand,
} from '@/components/containers/create/container-body';
import { containerCreate } from '@/lib/docker-api/schemas/container-create';

const values: ContainerValues = {
  cluster: 'local',
  collection: '',
  yaml: '',
  name: 'web',
  image: 'nginx:1.27',
  command: '',
  env: 'A=1\nB=two words',
  ports: '8080:80\n127.0.0.1:53:53/udp\n9000',
  mounts: 'data:/data\nlogs:/logs:ro',
  network: 'front',
  memory: '256',
  cpus: '0.5',
  restart: 'unless-stopped',
  labels: 'team=shop',
  starts: true,
};

it('asks for what the form says, in a form that the door takes', () => {
  const body = containerBody(values);
  expect(body).toMatchObject({
    Image: 'nginx:1.27',
    Env: ['A=1', 'B=two words'],
    HostConfig: {
      PortBindings: {
        '80/tcp': [{ HostIp: '', HostPort: '8080' }],
        '53/udp': [{ HostIp: '127.0.0.1', HostPort: '53' }],
        '9000/tcp': [{ HostIp: '', HostPort: '' }],
      },
      Binds: ['data:/data', 'logs:/logs:ro'],
      NetworkMode: 'front',
      Memory: 256_000_000,
      NanoCpus: 5e8,
      RestartPolicy: { Name: 'unless-stopped' },
    },
  });
  expect(containerCreate.safeParse(body).success).toBe(true);
  expect(() => containerBody({ ...values, ports: 'http' })).toThrow('“http” is not like 8080:80');
});

it('reads a command as a shell would take its words', () => {
  expect(readCommand(`sh -c "echo \\"a b\\"" 'c d'`)).toEqual(['sh', '-c', 'echo "a b"', 'c d']);
});
