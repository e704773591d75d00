export const endChoices = ['30', '90', '365', 'never'] as const;
export type EndChoice = (typeof endChoices)[number];

export const endLabels: Readonly<Record<EndChoice, string>> = {
  '30': 'In 30 days',
  '90': 'In 90 days',
  '365': 'In a year',
  never: 'Never by itself',
};

/** The instant at which a credential ends; undefined: never. */
export function endInstant(choice: EndChoice, now: number): string | undefined {
  if (choice === 'never') return undefined;
  return new Date(now + Number(choice) * 24 * 3_600_000).toISOString();
}
