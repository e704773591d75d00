const words: Readonly<Record<string, string>> = {
  view: 'see',
  'view-env': 'see environment',
  'view-host': 'see host details',
  'view-data': 'read content',
  'copy-in': 'copy files in',
  'copy-out': 'copy files out',
  update: 'change',
  schedule: 'run on it',
};

/** Operations on one kind of thing as verbs, e.g. "see, restart, exec". */
export function operationWords(operations: readonly string[]): string {
  return operations
    .map((operation) => operation.slice(operation.indexOf('.') + 1))
    .map((verb) => words[verb] ?? verb.replaceAll('-', ' ').replaceAll('.', ' '))
    .join(', ');
}
