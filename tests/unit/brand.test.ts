import { expect, it } from 'vitest';
import { brandOf } from '@/components/ui/brand';
import { contrastRatio } from '@/lib/domain/contrast';

const steps = ['00', '33', '66', '99', 'cc', 'ff'];
const colors = steps.flatMap((red) =>
  steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)),
);
const [paper, night] = ['#fcfaf6', '#2e2722'];

it('of whatever colour a business chooses, buttons and what is chosen are seen, in light and dark', () => {
  for (const color of [...colors, '#f5f5f5', '#101010', '#fffdf7']) {
    const { fill, onFill, text, dark, onDark } = brandOf(color);
    expect(contrastRatio(fill, paper), `${color} on paper`).toBeGreaterThanOrEqual(3);
    expect(contrastRatio(fill, onFill), `words on ${color}`).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(text, paper), `${color} as words`).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(dark, night), `${color} in dark`).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(dark, onDark), `words on ${color} in dark`).toBeGreaterThanOrEqual(4.5);
  }
});

it('black and white turn with the paper instead of becoming a grey that looks switched off', () => {
  expect(contrastRatio(brandOf('#ffffff').fill, paper)).toBeGreaterThan(10);
  expect(contrastRatio(brandOf('#000000').dark, night)).toBeGreaterThan(10);
  expect(brandOf('#000000').fill).toBe('#000000');
  expect(brandOf('#8a4b3c').fill).toBe('#8a4b3c');
});
