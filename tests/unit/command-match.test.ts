import { expect, test } from 'vitest';
import { foundPrefix, matchOf } from '@/components/ui/command-match';

const found = `${foundPrefix}0197-id`;

test('a customer found by name comes before a page with the same letters inside its name', () => {
  expect(matchOf(found, 'tom')).toBeGreaterThan(matchOf('Customers', 'tom'));
  expect(matchOf('Customers', 'tom')).toBeGreaterThan(0);
});

test('a page comes first when what is typed begins its name, and after what was found when it is a word of it', () => {
  expect(matchOf('Customers', 'Cust ')).toBeGreaterThan(matchOf(found, 'cust'));
  expect(matchOf('New booking', 'book')).toBeLessThan(matchOf(found, 'book'));
  expect(matchOf('Business', 'vat', ['tax', 'VAT'])).toBeGreaterThan(matchOf('Private', 'vat'));
});

test('letters that only follow one another in some order are no match', () => {
  expect(matchOf('Opening hours', 'ogr')).toBe(0);
});
