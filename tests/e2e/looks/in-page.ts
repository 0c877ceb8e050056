/**
 * What is measured inside of a page: each function is sent there by `page.evaluate`, so it knows nothing from outside
 * of itself. They answer with what is wrong, in words; nothing is right.
 */

/** What is wider than the screen, pushed out of it, or cut off by its box. */
export function outOfReach(): string[] {
  const found: string[] = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    found.push(`the page is ${scrollWidth - clientWidth} px wider than the screen`);
  const styleOf = (element: Element) => getComputedStyle(element);
  const parts = 'a[href], button, input, select, textarea, summary, h1, h2, h3, p, li, dt, dd, label, td, th';
  for (const part of document.querySelectorAll<HTMLElement>(parts)) {
    const box = part.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || !part.checkVisibility({ opacityProperty: true })) continue;
    // For screen readers only.
    if (styleOf(part).clipPath !== 'none') continue;
    let clip = {
      left: 0,
      right: clientWidth,
      top: Number.NEGATIVE_INFINITY,
      bottom: Number.POSITIVE_INFINITY,
    };
    let [isScrolled, isFixed] = [false, styleOf(part).position === 'fixed'];
    for (let outer = part.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
      const { overflowX, overflowY, position } = styleOf(outer);
      if (/auto|scroll/.test(overflowX + overflowY)) isScrolled = true;
      if (position === 'fixed') isFixed = true;
      // A text that is cut with a sign of it is another matter; and hidden for the eye only is hidden on purpose.
      const isShortened =
        styleOf(outer).webkitLineClamp !== 'none' || styleOf(outer).textOverflow === 'ellipsis';
      const edge = outer.getBoundingClientRect();
      if (isShortened || edge.width <= 1) isScrolled = true;
      if (isScrolled || overflowX !== 'hidden') continue;
      clip = {
        left: Math.max(clip.left, edge.left),
        right: Math.min(clip.right, edge.right),
        top: Math.max(clip.top, edge.top),
        bottom: Math.min(clip.bottom, edge.bottom),
      };
    }
    if (isScrolled || (isFixed && box.bottom < 0) || box.bottom + scrollY < 0) continue;
    const out = Math.max(
      clip.left - box.left,
      box.right - clip.right,
      clip.top - box.top,
      box.bottom - clip.bottom,
    );
    if (out > 1.5) found.push(`${Math.round(out)} px cut: ${part.outerHTML.slice(0, 160)}`);
    const { overflowX, textOverflow } = styleOf(part);
    if (overflowX === 'hidden' && textOverflow !== 'ellipsis' && styleOf(part).webkitLineClamp === 'none') {
      const [wide, high] = [part.scrollWidth - part.clientWidth, part.scrollHeight - part.clientHeight];
      if (wide > 2 || high > 2)
        found.push(
          `text cut by ${wide} × ${high} px in “${part.textContent}”, ${part.outerHTML.slice(0, 60)}`,
        );
    }
  }
  return found.slice(0, 6);
}

/** What has the focus and nothing of it can be seen. */
export function focusedOutOfSight(): string[] {
  const found: string[] = [];
  const reached = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';
  for (const part of document.querySelectorAll<HTMLElement>(reached)) {
    if (part.matches(':disabled') || !part.checkVisibility() || part.tabIndex < 0) continue;
    part.focus();
    if (document.activeElement !== part) continue;
    // What is chosen by a control out of sight is its label.
    const own = part.getBoundingClientRect();
    const seen = own.width <= 2 ? (part.closest('label') ?? part) : part;
    const box = seen.getBoundingClientRect();
    const xs = [0.1, 0.5, 0.9].map((at) => box.left + box.width * at);
    const ys = [0.1, 0.5, 0.9].map((at) => box.top + box.height * at);
    const isSeen = xs.some((x) =>
      ys.some((y) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (seen.contains(top) || top.contains(part));
      }),
    );
    if (!isSeen) found.push(part.outerHTML.slice(0, 160));
  }
  (document.activeElement as HTMLElement | null)?.blur();
  return found.slice(0, 6);
}

/**
 * What is chosen and doesn't differ from what isn't by anything that stays in the system's colours; and what a button
 * of the business's colour or a chosen thing doesn't stand out from.
 * @param least the contrast of a chosen thing's surface or edge with what is around it
 */
export function chosenUnseen(least: number): string[] {
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  const light = (color: string): number => {
    if (!pen) return 0;
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one: string, other: string) => {
    const [high = 0, low = 0] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const isClear = (color: string) => /^rgba\(.*, 0\)$|\/ 0\)$|^transparent$/.test(color);
  const groundOf = (element: Element | null): string => {
    for (let each = element; each; each = each.parentElement) {
      const { backgroundColor } = getComputedStyle(each);
      if (!isClear(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const chosen = [
    ...[...document.querySelectorAll('label:has(> input[type="radio"]:checked)')],
    ...[...document.querySelectorAll('[aria-selected="true"] > button, [aria-pressed="true"]')],
    ...[...document.querySelectorAll('nav a[aria-current="page"]')],
  ].filter((each) => each.checkVisibility());
  const isForced = matchMedia('(forced-colors: active)').matches;
  const strong = isForced ? [] : [...document.querySelectorAll('.bg-accent:is(a, button):not(:disabled)')];
  const found: string[] = [];
  for (const each of [...chosen, ...strong.filter((button) => button.checkVisibility())]) {
    // The menu of the office is grey, and marks its page by weight as well.
    if (!isForced && each.matches('nav a')) continue;
    const style = getComputedStyle(each);
    const around = groundOf(each.parentElement);
    const [surface, edge] = [groundOf(each), style.borderTopWidth === '0px' ? around : style.borderTopColor];
    const stands = Math.max(ratio(surface, around), ratio(edge, around));
    if (stands < least)
      found.push(`${stands.toFixed(1)} : 1 with what is around it: ${each.outerHTML.slice(0, 120)}`);
    if (style.opacity !== '1') found.push(`looks switched off: ${each.outerHTML.slice(0, 120)}`);
    if (ratio(style.color, surface) < 4.5)
      found.push(`its words can’t be read: ${each.outerHTML.slice(0, 120)}`);
  }
  return found.slice(0, 6);
}

/** Names and structure that a screen reader needs and the eye doesn't miss. */
export function misnamed(): string[] {
  const found: string[] = [];
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  for (const part of document.querySelectorAll<HTMLElement>(':is(a, button, summary)[aria-label]')) {
    const copy = part.cloneNode(true) as HTMLElement;
    for (const mark of copy.querySelectorAll('[aria-hidden]')) mark.remove();
    const words = plain(copy.textContent ?? '');
    if (words && !plain(part.ariaLabel ?? '').includes(words) && part.checkVisibility())
      found.push(`“${part.innerText}” is called “${part.ariaLabel}”`);
  }
  if (document.querySelector('[aria-label="Navigation bar"]'))
    found.push('a navigation is called “Navigation bar”');
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  for (const list of document.querySelectorAll('ul, ol'))
    if (list.childElementCount === 0 && list.checkVisibility())
      found.push(`an empty list: ${list.outerHTML.slice(0, 120)}`);
  for (const row of document.querySelectorAll('table:not([role="grid"]) > tbody > tr'))
    if (!row.querySelector('th[scope="row"]'))
      found.push(`a row without a header: ${row.outerHTML.slice(0, 120)}`);
  return found.slice(0, 6);
}

/** The words of names become long ones, as other businesses have them. */
export function lengthenNames(names: string[]): void {
  const long = 'Wolfeschlegelsteinhausenbergerdorff & Daughters Photography';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const name = names.find((each) => text.data.includes(each));
    if (name && !text.parentElement?.closest('script, style')) text.data = text.data.replace(name, long);
  }
}
