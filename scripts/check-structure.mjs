import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/**
 * `npm run check:structure`: holds the tree to ARCHITECTURE.md. Imports run one way, engines are
 * reached from gateway/ only, actors are minted in lib/auth only, and no file grows past reading.
 * Each rule says what to do instead.
 */
const mostLines = 400;

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file && existsSync(file));

/** Folder → what it may import from inside the project, besides itself. */
const mayImport = {
  app: ['components', 'lib'],
  components: ['lib'],
  lib: ['prisma/generated'],
  gateway: ['lib', 'prisma/generated'],
  worker: ['lib', 'prisma/generated'],
  supervise: ['lib', 'prisma', 'scripts'],
  prisma: ['lib'],
  bench: ['lib', 'gateway', 'e2e', 'supervise'],
  e2e: ['lib', 'gateway', 'worker', 'supervise', 'scripts', 'prisma'],
  scripts: ['lib'],
  docs: ['components', 'lib'],
};

/** Folders of lib that stand below the nouns, and what of lib each may import besides itself. */
const insideLib = {
  access: [],
  'docker-api': ['access'],
  environment: [],
  problems: ['access'],
  db: ['environment'],
  secrets: ['environment'],
  settings: ['db'],
  queue: ['db'],
  auth: ['access', 'db', 'problems', 'secrets', 'settings', 'environment', 'audit'],
  audit: ['auth', 'access', 'db', 'problems', 'paging', 'api'],
};

/** Folders of lib without input or output: they may import nothing that does any. */
const pure = ['lib/access', 'lib/docker-api'];
const impure =
  /^(?:node:(?!util$|crypto$|buffer$)|pg$|next|react|dockerode$|@prisma\/|@\/prisma|@\/lib\/(?!access\/|docker-api\/))/;

const engineClients = /^(?:dockerode|docker-modem|ssh2)$/;
const problems = [];

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const folder = file.split('/')[0];
  const isTest = /\.(?:test|spec)\.tsx?$/.test(file) || file.startsWith('e2e/');
  const lines = text.split('\n').length - 1;
  if (lines > mostLines) say(file, `has ${lines} lines; split it by meaning before it passes ${mostLines}.`);
  if (/(?:^|\/)(?:utils?|helpers?|misc|common)(?:\/|\.tsx?$)/.test(file)) {
    say(file, 'is a drawer; name it after what it is about.');
  }
  if (/\.tsx?$/.test(file) && !/^[a-z0-9.[\]()_-]+$/.test(file.split('/').at(-1) ?? '')) {
    say(file, 'is not in kebab-case.');
  }
  for (const specifier of importsOf(text)) checkImport(file, folder, specifier, isTest);
}

if (problems.length) {
  console.error(problems.join('\n'));
  console.error(`\n${problems.length} places leave the structure that ARCHITECTURE.md describes.`);
  process.exit(1);
}
console.log(`${files.length} files keep to the structure.`);

function checkImport(file, folder, specifier, isTest) {
  if (engineClients.test(specifier) && folder !== 'gateway' && !isTest && folder !== 'bench') {
    say(file, `imports ${specifier}; only gateway/ reaches engines. Ask the door instead.`);
  }
  if (!isTest && pure.some((root) => file.startsWith(`${root}/`)) && impure.test(specifier)) {
    say(file, `imports ${specifier}, but ${folder}/${file.split('/')[1]} is pure: pass in what it needs.`);
  }
  const target = insideProject(file, specifier);
  if (!target) return;
  const into = target.split('/')[0];
  if (/^lib\/auth\/actor$/.test(target) && !file.startsWith('lib/auth/') && !isTest && mintsActor(file)) {
    say(file, 'mints an Actor; only lib/auth may, after it has authenticated somebody.');
  }
  const allowed = mayImport[folder];
  if (
    into !== folder &&
    allowed &&
    !allowed.some((root) => target === root || target.startsWith(`${root}/`))
  ) {
    say(file, `imports ${target}; ${folder}/ may import only ${allowed.join(', ')} (imports run one way).`);
  }
  if (folder === 'lib' && into === 'lib' && !isTest) {
    const [, from] = file.split('/');
    const [, to] = target.split('/');
    const below = insideLib[from];
    if (below && to !== from && !below.includes(to)) {
      say(
        file,
        `imports lib/${to}; lib/${from} stands below it and may import only ${below.join(', ') || 'itself'}.`,
      );
    }
  }
}

function mintsActor(file) {
  return /\bmintActor\b/.test(readFileSync(file, 'utf8'));
}

/** The path from the root without extension, or null for a package. */
function insideProject(file, specifier) {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier));
  return null;
}

function importsOf(text) {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3]);
}

function say(file, what) {
  problems.push(`${file} ${what}`);
}
