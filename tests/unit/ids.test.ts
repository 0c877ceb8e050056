import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastRatio, inkOn, isHexColor, readableVariant } from '@/lib/domain/contrast';
import { bookingReference, parseBookingReference, slugify } from '@/lib/domain/ids';

test('a booking reference can be read out and typed back', () => {
  expect(bookingReference(new Uint8Array([0, 1, 31, 32, 63, 255, 10, 18]))).toBe('01Z0-ZZAJ');
  expect(parseBookingReference(' o1z0 zzaj ')).toBe('01Z0-ZZAJ');
  expect(parseBookingReference('K7QF-2M9I')).toBe('K7QF-2M91');
  expect(parseBookingReference('K7QF-2M9')).toBeNull();
  expect(parseBookingReference('K7QF-2M9U')).toBeNull();
  expect(() => bookingReference(new Uint8Array(7))).toThrow(RangeError);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
      expect(parseBookingReference(bookingReference(bytes).toLowerCase())).toBe(bookingReference(bytes));
    }),
  );
});

test.each([
  ['Bella Weddings', 'bella-weddings'],
  ['  Crème brûlée & Œuvres ', 'creme-brulee-uvres'],
  ['Ann’s Spa', 'anns-spa'],
  ['Straße', 'strasse'],
  ['写真館', 'page'],
  ['--', 'page'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
  ['a'.repeat(100), 'a'.repeat(60)],
])('%s becomes %s', (text, slug) => {
  expect(slugify(text)).toBe(slug);
});

test('any text becomes a slug that stays as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xd7ff })), (codes) => {
      const text = String.fromCodePoint(...codes);
      const slug = slugify(text);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slugify(slug)).toBe(slug);
    }),
  );
});

test('contrast', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(inkOn('#ffff00')).toBe('#000000');
  expect(inkOn('#7a4b3a')).toBe('#ffffff');
  expect(['#7a4b3a', '#7A4B3A', '7a4b3a', '#fff', 'red'].map(isHexColor)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(readableVariant('#7a4b3a', '#ffffff')).toBe('#7a4b3a');
});

test('every colour has a readable variant on every background', () => {
  const color = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(color, color, (one, background) => {
      expect(contrastRatio(readableVariant(one, background), background)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
