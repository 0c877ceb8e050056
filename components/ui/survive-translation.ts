/**
 * A browser's translation puts `<font>` elements in the place of texts. React keeps the text nodes that it made: to
 * remove one, or to insert beside one, throws where it is no longer its parent's child, and the whole page goes; to
 * write into one changes nothing that anybody sees. It is so wherever a text has siblings, so no component can be
 * written around it; instead the DOM's methods are taught what stands in a text's place:
 *
 * - Of each text that a `<font>` replaced we keep which one did.
 * - Where React names such a text, its stand-in is meant: it is removed, or inserted before.
 * - When React writes into such a text, it takes its place again, and the browser translates it anew.
 */
export function surviveTranslation(): void {
  const { removeChild, insertBefore, appendChild } = Node.prototype;
  const standIns = new WeakMap<Node, Element>();
  /** In their order: neighbours are translated together. */
  const replaced = new WeakMap<Element, Text[]>();
  const changes = new MutationObserver(learn);
  changes.observe(document, { childList: true, subtree: true });

  function learn(records: MutationRecord[]): void {
    for (const { type, target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData') takePlaceAgain(target);
      for (const text of removedNodes) {
        if (!(text instanceof Text) || text.parentNode) continue;
        const standIn = [...addedNodes, previousSibling, nextSibling].find(isTranslation);
        if (!standIn) continue;
        standIns.set(text, standIn);
        replaced.set(standIn, [...(replaced.get(standIn) ?? []), text]);
        changes.observe(text, { characterData: true });
      }
    }
  }

  function takePlaceAgain(text: Node): void {
    const standIn = standIns.get(text);
    const texts = (standIn && replaced.get(standIn)) ?? [];
    for (const each of texts) standIns.delete(each);
    if (standIn?.parentNode && !text.parentNode) outermost(standIn).replaceWith(...texts);
  }

  /** The child of `parent` that stands for `child`: itself, what it was wrapped in, or what replaced it. */
  function childFor(parent: Node, child: Node): ChildNode | null {
    if (child.parentNode === parent) return child as ChildNode;
    learn(changes.takeRecords());
    const standIn = standIns.get(child);
    if (standIn && (replaced.get(standIn)?.length ?? 0) > 1) takePlaceAgain(child);
    const there = child.parentNode === parent ? (child as ChildNode) : outermost(standIn ?? child);
    return there.parentNode === parent ? there : null;
  }

  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const there = childFor(this, child);
    if (there) removeChild.call(this, there);
    // A text that is gone is what was asked for.
    else if (!(child instanceof Text)) removeChild.call(this, child);
    return child;
  };

  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    takePlaceAgain(node);
    const there = before && childFor(this, before);
    return insertBefore.call(this, node, there ?? (before instanceof Text ? null : before)) as T;
  };

  Node.prototype.appendChild = function <T extends Node>(this: Node, node: T): T {
    takePlaceAgain(node);
    return appendChild.call(this, node) as T;
  };
}

function isTranslation(node: Node | null): node is HTMLElement {
  return node?.nodeName === 'FONT';
}

/** Of translations within each other, the outermost that `node` is in; itself where there is none. */
function outermost(node: Node): ChildNode {
  let outer = node;
  while (isTranslation(outer.parentNode)) outer = outer.parentNode;
  return outer as ChildNode;
}
