import type { Page } from '@playwright/test';

/**
 * Does to a page what a browser's translation does, and goes on doing it to what comes: each text gives its place to a
 * copy in `<font>`s (Chrome, Edge), or moves into one (others). The words stay the same, so that they can be found.
 * @returns how many texts it has translated by then
 */
export async function translate(page: Page): Promise<number> {
  return page.evaluate(() => {
    let count = 0;
    const put = (text: Text) => {
      const parent = text.parentElement;
      if (!parent || !text.data.trim() || parent.closest('font, script, style, title, textarea, option'))
        return;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      outer.append(inner);
      count += 1;
      if (count % 4 === 0) {
        parent.insertBefore(outer, text);
        inner.append(text);
      } else if (count % 2 === 0) {
        inner.textContent = text.data;
        text.replaceWith(outer);
      } else {
        inner.textContent = text.data;
        parent.insertBefore(outer, text);
        text.remove();
      }
    };
    const all = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      texts.forEach(put);
    };
    all(document.body);
    new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!node.isConnected) continue;
        if (node instanceof Text) put(node);
        else all(node);
      }
    }).observe(document.body, { childList: true, subtree: true });
    return count;
  });
}
