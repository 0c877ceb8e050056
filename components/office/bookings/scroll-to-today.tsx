'use client';

import { useEffect, useRef } from 'react';

/** Placed in today's column: scrolls a week that is wider than the screen to today. */
export function ScrollToToday() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const column = place.current?.closest('th');
    const names = column?.parentElement?.firstElementChild;
    const frame = column?.closest('section');
    if (!column || !frame || !(names instanceof HTMLElement)) return;
    frame.scrollLeft = column.offsetLeft - names.offsetWidth;
  }, []);
  return <span ref={place} />;
}
