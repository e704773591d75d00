/** For how long people usually ask, in minutes. */
export const durations = [
  { value: '30', label: '30 minutes' },
  { value: '240', label: '4 hours' },
  { value: '1440', label: '1 day' },
  { value: '10080', label: '1 week' },
  { value: 'custom', label: 'Another time …' },
] as const;

export const usualDuration = '240';
export const customDuration = 'custom';

export const units = [
  { value: '1', label: 'minutes' },
  { value: '60', label: 'hours' },
  { value: '1440', label: 'days' },
] as const;

/** The minutes that are meant; NaN for what is no whole number of at least one. */
export function minutesOf(values: { duration: string; amount: string; unit: string }): number {
  if (values.duration !== customDuration) return Number(values.duration);
  return /^[1-9]\d{0,4}$/.test(values.amount.trim())
    ? Number(values.amount) * Number(values.unit)
    : Number.NaN;
}
