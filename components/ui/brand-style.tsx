import { brandOf } from './brand';

/**
 * Gives the page it stands on the business's colour. At the root rather than on an element, so that dialogs, menus
 * and toasts (which live outside the page's own tree) wear it too. `brandOf` lets only `#rrggbb` through.
 */
export function BrandStyle({ color }: { color: string }) {
  const brand = brandOf(color);
  return (
    <style>
      {`:root:root{--brand:${brand.fill};--brand-on:${brand.onFill};--brand-text:${brand.text};--brand-dark:${brand.dark};--brand-dark-on:${brand.onDark}}`}
    </style>
  );
}
