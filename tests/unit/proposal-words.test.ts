import { expect, it } from 'vitest';
import { consequence } from '@/components/office/calendars/proposal-words';

const said = (verdict: Parameters<typeof consequence>[0], names = ['Cara']) =>
  consequence(
    verdict,
    names.map((contactName) => ({ contactName })),
    'USD',
    'en-US',
  );

it('says what Yes does, to whom and to their money', () => {
  const move = { kind: 'move' as const, differenceCents: 0, refundCents: 0 };
  expect(said(move)).toBe('It is free. Cara will be told; nothing to pay.');
  expect(said({ ...move, refundCents: 2_000 })).toBe('It is free. Cara will be told; $20 goes back.');
  expect(said({ ...move, differenceCents: 2_000 })).toContain('asked by mail to pay $20 more');
  expect(said(move, ['Cara', 'Dan', 'Eve', 'Finn'])).toContain('Cara, Dan and 2 more will be told');
});

it('says what goes back as of today, by whoever cancels', () => {
  const cancel = {
    kind: 'cancel' as const,
    heldCents: 90_000,
    byCustomer: { refundCents: 45_000, keptCents: 45_000 },
    byBusiness: { refundCents: 90_000, keptCents: 0 },
  };
  expect(said(cancel)).toBe(
    'It still stands here. If you cancel it, Cara will be told; $900 goes back, or $450 as of today if it was they who canceled.',
  );
  expect(said({ ...cancel, byCustomer: null })).toMatch(/Cara will be told; \$900 goes back\.$/);
  expect(said({ ...cancel, heldCents: 0 })).toMatch(/nothing was paid, so nothing goes back\.$/);
});

it('says why there is no Yes', () => {
  expect(said({ kind: 'no', detail: 'We’re closed then.' })).toBe(
    'We’re closed then. It can only be put back.',
  );
});
