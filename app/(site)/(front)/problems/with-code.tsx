/** A sentence in which names of headers and fields are enclosed in backquotes. */
export function WithCode({ text }: { text: string }) {
  return text.split('`').map((part, at) =>
    at % 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change their order.
      <code key={at} className="rounded bg-sunken px-1 py-0.5 font-mono text-[0.9em] break-words">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
