'use client';

import { type ReactNode, useEffect, useRef } from 'react';

const mark = 'with-focus';

/** Shows the first control inside as it looks with the keyboard's focus, which only one can have at a time. */
export function Focused({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.querySelector('a, button, input, select, textarea')?.classList.add(mark);
  }, []);
  return <div ref={ref}>{children}</div>;
}

/** Lets every rule for `:focus-visible` hold for what is marked too. */
export function showFocus(): void {
  for (const sheet of document.styleSheets) extend(sheet);
}

function extend(parent: CSSStyleSheet | CSSGroupingRule): void {
  for (let index = parent.cssRules.length - 1; index >= 0; index -= 1) {
    const rule = parent.cssRules[index];
    if (rule instanceof CSSStyleRule) {
      const marked = rule.selectorText.replaceAll(/(?<!\\):focus-visible/g, `.${mark}`);
      if (marked !== rule.selectorText && !rule.selectorText.includes(mark))
        parent.insertRule(`${marked}{${rule.style.cssText}}`, index + 1);
    } else if (rule instanceof CSSGroupingRule) extend(rule);
  }
}
