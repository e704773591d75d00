/**
 * The built-in rules of alerts. Each can be switched off, and its thresholds set; a rule that nobody
 * touched is as it is written here.
 */
const catalogue = {
  'engine-unreachable': {
    title: 'Engine unreachable',
    summary: 'An engine does not answer the gateway.',
    thresholds: { seconds: threshold(30, 0, 3_600, 'Seconds until it counts') },
  },
  'swarm-leaderless': {
    title: 'Swarm without a leader',
    summary: 'The managers of a Swarm that are left cannot tell or change anything of it.',
    thresholds: { seconds: threshold(30, 0, 3_600, 'Seconds until it counts') },
  },
  'node-down': {
    title: 'Node down',
    summary: 'A Swarm says that one of its nodes is down.',
    thresholds: { seconds: threshold(30, 0, 3_600, 'Seconds until it counts') },
  },
  'service-short': {
    title: 'Service below its replicas',
    summary: 'Fewer tasks of a service run than it should have.',
    thresholds: { minutes: threshold(5, 0, 1_440, 'Minutes until it counts') },
  },
  'restart-loop': {
    title: 'Restarting in a loop',
    summary: 'A container, or the tasks of a service, end and are started again and again.',
    thresholds: {
      restarts: threshold(5, 2, 1_000, 'Restarts'),
      minutes: threshold(10, 1, 1_440, 'Within minutes'),
    },
  },
  'disk-nearly-full': {
    title: 'Disk nearly full',
    summary: "The disk that holds an engine's images, containers and volumes has little room left.",
    thresholds: {
      percent: threshold(85, 1, 100, 'Percent full'),
      criticalPercent: threshold(95, 1, 100, 'Percent full that is critical'),
    },
  },
  'certificate-expiring': {
    title: 'Certificate about to expire',
    summary: 'A certificate that something depends on ends soon.',
    thresholds: {
      days: threshold(14, 1, 365, 'Days before its end'),
      criticalDays: threshold(3, 0, 365, 'Days before its end that are critical'),
    },
  },
} as const satisfies Record<string, Rule>;

export interface Threshold {
  readonly ordinary: number;
  readonly least: number;
  readonly most: number;
  /** For people, with its unit. */
  readonly label: string;
}

export interface Rule {
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly thresholds: Readonly<Record<string, Threshold>>;
}

export type RuleName = keyof typeof catalogue;
export type Severity = 'warning' | 'critical';

export const ruleNames = Object.keys(catalogue) as [RuleName, ...RuleName[]];

export function ruleOf(name: RuleName): Rule {
  return catalogue[name];
}

export function isRuleName(text: string): text is RuleName {
  return Object.hasOwn(catalogue, text);
}

/** What holds of one rule now. */
export interface RuleSettings<Name extends RuleName = RuleName> {
  readonly isEnabled: boolean;
  readonly thresholds: Readonly<Record<keyof (typeof catalogue)[Name]['thresholds'], number>>;
}

export type AllSettings = { readonly [Name in RuleName]: RuleSettings<Name> };

/** A stored threshold that is no longer known, or out of its bounds, counts as not set. */
export function settingsOf<Name extends RuleName>(
  name: Name,
  stored: { readonly isEnabled: boolean; readonly thresholds: unknown } | null,
): RuleSettings<Name> {
  const set = (typeof stored?.thresholds === 'object' ? stored.thresholds : null) as Record<
    string,
    unknown
  > | null;
  const thresholds = Object.entries<Threshold>(catalogue[name].thresholds).map(
    ([key, { ordinary, least, most }]) => {
      const value = set?.[key];
      const isSet = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
      return [key, isSet ? value : ordinary];
    },
  );
  return {
    isEnabled: stored?.isEnabled ?? true,
    thresholds: Object.fromEntries(thresholds) as RuleSettings<Name>['thresholds'],
  };
}

function threshold(ordinary: number, least: number, most: number, label: string): Threshold {
  return { ordinary, least, most, label };
}
