/** The host shows another key than the one that is expected of it, or one that nobody has seen yet. */
export class HostKeyMismatch extends Error {
  constructor(
    /** As in known_hosts; "" where it has none of the expected kind. */
    readonly shown: string,
    readonly expected: string,
  ) {
    super('the host shows another key than the one that was confirmed for it');
    this.name = 'HostKeyMismatch';
  }
}

/** The host does not take our key. */
export class SshKeyRefused extends Error {
  constructor(user: string) {
    super(`the host does not let ${user} in with this key`);
    this.name = 'SshKeyRefused';
  }
}

/** Our own key cannot be used at all. */
export class SshKeyUnusable extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'SshKeyUnusable';
  }
}

/** We are in, and there is no engine: no docker command, or none that reaches one. */
export class NoEngineOverSsh extends Error {
  constructor(
    readonly exitCode: number | null,
    readonly words: string,
  ) {
    super(words === '' ? `docker system dial-stdio ended with ${exitCode}` : words);
    this.name = 'NoEngineOverSsh';
  }
}
