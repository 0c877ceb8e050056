import { type CSSProperties, type PointerEvent, useEffect, useRef, useState } from 'react';

/** So close to the edge of what scrolls it goes on, by so much a frame. */
const EDGE = 72;
const STEP = 10;

type Grip = { from: number; y: number; middles: number[]; height: number; scroller: Element; top: number };
type Held = { from: number; to: number; by: number; height: number };

/**
 * Puts the items of a list into another order by drag, with a mouse, a pen or a finger. Nothing moves in the document until the
 * item is let go: what a finger holds must not be taken out from under it. Escape leaves all as it was.
 */
export function useDragOrder(move: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const grip = useRef<Grip | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const latest = useRef(move);
  latest.current = move;
  const isHeld = held !== null;

  useEffect(() => {
    if (!isHeld) return;
    let y = grip.current?.y ?? 0;
    let frame = 0;
    const place = () => {
      const now = grip.current;
      if (now) setHeld(placeOf(now, y));
    };
    const scroll = () => {
      const now = grip.current;
      if (!now) return;
      const { top, bottom } = edgesOf(now.scroller);
      const before = now.scroller.scrollTop;
      if (y < top + EDGE) now.scroller.scrollTop -= STEP;
      if (y > bottom - EDGE) now.scroller.scrollTop += STEP;
      if (now.scroller.scrollTop !== before) place();
      frame = requestAnimationFrame(scroll);
    };
    const end = (isKept: boolean) => {
      const now = grip.current;
      grip.current = null;
      setHeld(null);
      if (!now || !isKept) return;
      const { from, to } = placeOf(now, y);
      if (from !== to) latest.current(from, to);
    };
    const ending = new AbortController();
    const on = { signal: ending.signal, capture: true };
    window.addEventListener(
      'pointermove',
      (event) => {
        y = event.clientY;
        place();
      },
      on,
    );
    window.addEventListener('pointerup', () => end(true), on);
    window.addEventListener('pointercancel', () => end(false), on);
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        // The sheet around it stays open.
        event.stopPropagation();
        event.preventDefault();
        end(false);
      },
      on,
    );
    frame = requestAnimationFrame(scroll);
    return () => {
      ending.abort();
      cancelAnimationFrame(frame);
    };
  }, [isHeld]);

  return {
    list,
    /** Which item is being dragged. */
    dragged: held?.from ?? null,
    begin(index: number, event: PointerEvent) {
      if (event.button !== 0 || !list.current) return;
      // Neither selects words nor drags the picture itself away.
      event.preventDefault();
      const boxes = [...list.current.children].map((item) => item.getBoundingClientRect());
      const own = boxes[index];
      if (!own) return;
      const scroller = scrollerOf(list.current);
      const middles = boxes.map(({ top, height }) => top + height / 2);
      const next = boxes[index + 1];
      const before = boxes[index - 1];
      const gap = next ? next.top - own.bottom : before ? own.top - before.bottom : 0;
      const height = own.height + gap;
      grip.current = { from: index, y: event.clientY, middles, height, scroller, top: scroller.scrollTop };
      setHeld({ from: index, to: index, by: 0, height });
    },
    /** Where an item is shown meanwhile. */
    styleOf(index: number): CSSProperties | undefined {
      if (!held) return undefined;
      const { from, to, by, height } = held;
      if (index === from) return { transform: `translateY(${by}px)`, position: 'relative', zIndex: 1 };
      if (index > from && index <= to) return { transform: `translateY(${-height}px)` };
      return index < from && index >= to ? { transform: `translateY(${height}px)` } : undefined;
    },
  };
}

function placeOf({ from, y, middles, height, scroller, top }: Grip, now: number): Held {
  const by = now - y + scroller.scrollTop - top;
  const middle = (middles[from] ?? 0) + by;
  const to = middles.filter((each, index) => index !== from && each < middle).length;
  return { from, to, by, height };
}

function scrollerOf(element: Element): Element {
  for (let each = element.parentElement; each; each = each.parentElement) {
    const { overflowY } = getComputedStyle(each);
    if (/auto|scroll/.test(overflowY) && each.scrollHeight > each.clientHeight) return each;
  }
  return document.scrollingElement ?? document.documentElement;
}

const edgesOf = (scroller: Element) =>
  scroller === document.scrollingElement
    ? { top: 0, bottom: window.innerHeight }
    : scroller.getBoundingClientRect();
