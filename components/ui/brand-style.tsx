import { brandOf } from './brand';

/**
 * Applies the business's colour to the page. Set at the root rather than on an element, so that dialogs, menus and
 * toasts (which are rendered outside the page's own tree) get it too. `brandOf` lets only `#rrggbb` through, so no CSS
 * can be injected.
 */
export function BrandStyle({ color }: { color: string }) {
  const brand = brandOf(color);
  return (
    <style>
      {`:root:root{--brand:${brand.fill};--brand-on:${brand.onFill};--brand-text:${brand.text};--brand-dark:${brand.dark};--brand-dark-on:${brand.onDark}}`}
    </style>
  );
}
