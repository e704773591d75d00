/**
 * The texts that requests of the Engine API may hold and that are no secrets: names, addresses, limits,
 * and labels, which whoever may view a thing sees. What is in no list of these and in none of
 * secret-fields.ts fails the build: whoever adds a field decides.
 */
export const plainFields: ReadonlySet<string> = new Set([
  ...below('TaskTemplate.ContainerSpec.', [
    ...['CapabilityAdd[]', 'CapabilityDrop[]', 'Configs[].ConfigID', 'Configs[].ConfigName'],
    ...['Configs[].File.GID', 'Configs[].File.Name', 'Configs[].File.UID', 'DNSConfig.Nameservers[]'],
    ...['DNSConfig.Options[]', 'DNSConfig.Search[]', 'Dir', 'Groups[]', 'Hostname', 'Hosts[]', 'Image'],
    ...['Labels{}', 'Mounts[].Source', 'Mounts[].Target', 'Mounts[].VolumeOptions.DriverConfig.Name'],
    ...['Mounts[].VolumeOptions.Labels{}', 'Mounts[].VolumeOptions.Subpath', 'Privileges.AppArmor.Profile'],
    ...[
      'Privileges.SELinuxContext.Level',
      'Privileges.SELinuxContext.Role',
      'Privileges.SELinuxContext.Type',
    ],
    ...['Privileges.SELinuxContext.User', 'Privileges.Seccomp.Profile', 'Secrets[].File.GID'],
    ...[
      'Secrets[].File.Name',
      'Secrets[].File.UID',
      'Secrets[].SecretID',
      'Secrets[].SecretName',
      'StopSignal',
    ],
    ...['Sysctls{}', 'Ulimits[].Name', 'User'],
  ]),
  ...below('TaskTemplate.', [
    ...['LogDriver.Name', 'Networks[].Aliases[]', 'Networks[].Target', 'Placement.Constraints[]'],
    ...['Placement.Platforms[].Architecture', 'Placement.Platforms[].OS'],
    ...['Placement.Preferences[].Spread.SpreadDescriptor'],
    ...['Resources.Reservations.GenericResources[].DiscreteResourceSpec.Kind'],
    ...['Resources.Reservations.GenericResources[].NamedResourceSpec.Kind'],
    ...['Resources.Reservations.GenericResources[].NamedResourceSpec.Value'],
  ]),
  ...below('HostConfig.', [
    ...['Binds[]', 'BlkioDeviceReadBps[].Path', 'BlkioDeviceReadIOps[].Path', 'BlkioDeviceWriteBps[].Path'],
    ...['BlkioDeviceWriteIOps[].Path', 'BlkioWeightDevice[].Path', 'CapAdd[]', 'CapDrop[]', 'CgroupParent'],
    ...['CpusetCpus', 'CpusetMems', 'DeviceCgroupRules[]', 'DeviceRequests[].Capabilities[][]'],
    ...['DeviceRequests[].DeviceIDs[]', 'DeviceRequests[].Driver', 'DeviceRequests[].Options{}'],
    ...['Devices[].CgroupPermissions', 'Devices[].PathInContainer', 'Devices[].PathOnHost', 'DnsOptions[]'],
    ...['DnsSearch[]', 'Dns[]', 'ExtraHosts[]', 'GroupAdd[]', 'IpcMode', 'Links[]', 'LogConfig.Type'],
    ...['MaskedPaths[]', 'Mounts[].Source', 'Mounts[].Target', 'Mounts[].VolumeOptions.DriverConfig.Name'],
    ...['Mounts[].VolumeOptions.Labels{}', 'Mounts[].VolumeOptions.Subpath', 'NetworkMode', 'PidMode'],
    ...[
      'PortBindings{}[].HostIp',
      'ReadonlyPaths[]',
      'Runtime',
      'SecurityOpt[]',
      'StorageOpt{}',
      'Sysctls{}',
    ],
    ...['Tmpfs{}', 'Ulimits[].Name', 'VolumesFrom[]'],
  ]),
  ...below('NetworkingConfig.EndpointsConfig{}.', [
    ...[
      'Aliases[]',
      'IPAMConfig.IPv4Address',
      'IPAMConfig.IPv6Address',
      'IPAMConfig.LinkLocalIPs[]',
      'Links[]',
    ],
    ...['MacAddress'],
  ]),
  ...below('EndpointConfig.', [
    ...[
      'Aliases[]',
      'IPAMConfig.IPv4Address',
      'IPAMConfig.IPv6Address',
      'IPAMConfig.LinkLocalIPs[]',
      'Links[]',
    ],
    ...['MacAddress'],
  ]),
  ...below('Spec.', [
    ...['CAConfig.ExternalCAs[].CACert', 'CAConfig.ExternalCAs[].Protocol', 'CAConfig.ExternalCAs[].URL'],
    ...['CAConfig.SigningCACert', 'Labels{}', 'Name', 'TaskDefaults.LogDriver.Name'],
  ]),
  ...['AdvertiseAddr', 'CAConfig.ExternalCAs[].CACert', 'CAConfig.ExternalCAs[].Protocol'],
  ...[
    'CAConfig.ExternalCAs[].URL',
    'CAConfig.SigningCACert',
    'ConfigFrom.Network',
    'Container',
    'CpusetCpus',
  ],
  ...['CpusetMems', 'DataPathAddr', 'DefaultAddrPool[]', 'DetachKeys', 'Domainname', 'Driver', 'Driver.Name'],
  ...['EndpointSpec.Ports[].Name', 'Hostname', 'IPAM.Config[].AuxiliaryAddresses{}', 'IPAM.Config[].Gateway'],
  ...['IPAM.Config[].IPRange', 'IPAM.Config[].Subnet', 'IPAM.Driver', 'IPAM.Options{}', 'Image', 'Labels{}'],
  ...['ListenAddr', 'MacAddress', 'Name', 'Networks[].Aliases[]', 'Networks[].Target', 'Options{}'],
  ...['RemoteAddrs[]', 'Shell[]', 'StopSignal', 'TaskDefaults.LogDriver.Name', 'Templating.Name', 'User'],
  ...['WorkingDir', '[].Description', '[].Name', '[].Value[]', 'email', 'serveraddress', 'username'],
]);

/** Command lines: shown by every list, and written to the log without what looks like a secret in them. */
export const commandFields: ReadonlySet<string> = new Set([
  ...['Cmd', 'Cmd[]', 'Entrypoint', 'Entrypoint[]', 'Healthcheck.Test[]', 'TaskTemplate.ContainerSpec.Args'],
  ...['TaskTemplate.ContainerSpec.Args[]', 'TaskTemplate.ContainerSpec.Command'],
  ...['TaskTemplate.ContainerSpec.Command[]', 'TaskTemplate.ContainerSpec.Healthcheck.Test[]'],
]);

export const plainQueries: ReadonlySet<string> = new Set([
  ...['action', 'all', 'author', 'before', 'buildid', 'cachefrom', 'cgroupparent', 'collection', 'comment'],
  ...['container', 'copyUIDGID', 'cpuperiod', 'cpuquota', 'cpusetcpus', 'cpusetmems', 'cpushares', 'cursor'],
  ...['detachKeys', 'details', 'digests', 'dockerfile', 'extrahosts', 'filter', 'filters', 'follow', 'force'],
  ...['forcerm', 'from', 'fromImage', 'h', 'hijack', 'id', 'insertDefaults', 'keep-storage', 'labels'],
  ...['limit', 'link', 'logs', 'manifests', 'max-used-space', 'memory', 'memswap', 'message', 'metric'],
  ...['min-free-space', 'name', 'names', 'networkmode', 'noOverwriteDirNonDir', 'nocache', 'noprune'],
  ...['one-shot', 'only_ids', 'path', 'pause', 'platform', 'ps_args', 'pull', 'q', 'quiet', 'remote', 'repo'],
  ...[
    'reserved-space',
    'resource',
    'rm',
    'rotateManagerToken',
    'rotateManagerUnlockKey',
    'rotateWorkerToken',
  ],
  ...['securityopt', 'shared-size', 'shmsize', 'signal', 'since', 'size', 'squash', 'status', 'stderr'],
  ...['stdin', 'stdout', 'step', 'stream', 't', 'tag', 'tail', 'target', 'term', 'timeout', 'timestamps'],
  ...['to', 'trunc_cmd', 'tty', 'type', 'ulimits', 'until', 'v', 'verbose', 'version', 'w'],
]);

function below(path: string, names: readonly string[]): string[] {
  return names.map((name) => `${path}${name}`);
}
