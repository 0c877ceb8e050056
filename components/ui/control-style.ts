/** The classes that all text controls share: size, edge, focus, error. */
export const controlStyle =
  'w-full min-w-0 rounded-control border border-edge bg-surface px-3 text-ink transition-colors placeholder:text-faint hover:border-soft focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring aria-invalid:border-danger disabled:bg-sunken disabled:text-faint [&[readonly]]:bg-sunken';
