import { describe, expect, test } from 'vitest';
import { inputsSchema, templateSchema } from '@/lib/catalog/template';
import { websiteTemplate } from '@/lib/catalog/website';

const answers = inputsSchema(websiteTemplate.fields);

test('the website template is a valid template', () => {
  expect(templateSchema.parse(websiteTemplate)).toEqual(websiteTemplate);
});

describe('answers to the order form', () => {
  test('are trimmed', () => {
    expect(answers.parse({ name: '  Spring fair ', theme: 'ocean' })).toEqual({
      name: 'Spring fair',
      theme: 'ocean',
    });
  });

  test.each([
    [{ name: '', theme: 'ocean' }, 'Name is missing.'],
    [{ name: '   ', theme: 'ocean' }, 'Name is missing.'],
    [{ name: 'x'.repeat(61), theme: 'ocean' }, 'more than 60'],
    [{ name: 'a\nSITE_THEME=x', theme: 'ocean' }, 'cannot be shown'],
    [{ name: 'a', theme: 'pink' }, 'Choose one of: Ocean, Forest'],
    [{ name: 'a', theme: 'ocean', image: 'evil' }, 'image'],
    [{ theme: 'ocean' }, 'expected string'],
  ])('%j is refused', (given, reason) => {
    const { success, error } = answers.safeParse(given);
    expect(success).toBe(false);
    expect(error?.message).toContain(reason);
  });
});
