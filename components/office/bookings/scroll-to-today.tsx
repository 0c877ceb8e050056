'use client';

import { useEffect, useRef } from 'react';

/** Stands in today's column: a week that is wider than the screen opens with today beside the names. */
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
