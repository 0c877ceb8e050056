'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from './button';

/** Copies a text; `label` says what: "Copy link". */
export function CopyButton({
  text,
  label = 'Copy',
  ...rest
}: ButtonProps & { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      size="small"
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
      }}
      {...rest}
    >
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {/* Both labels take up space, so that the button keeps its width. */}
      <span className="grid *:col-start-1 *:row-start-1">
        <span className={copied ? 'invisible' : undefined}>{label}</span>
        <span role="status" className={copied ? undefined : 'invisible'}>
          {copied ? 'Copied' : ''}
        </span>
      </span>
    </Button>
  );
}
