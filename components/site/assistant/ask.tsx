import { MessageCircleQuestion } from 'lucide-react';
import { buttonStyle } from '@/components/ui/button-style';
import { AskButton } from './ask-button';

export type AskProps = { slug: string; name: string; isScripted: boolean };

/** The way to the assistant, in the header of a business's pages. */
export function Ask({ slug, name, isScripted }: AskProps) {
  return (
    <AskButton slug={slug} name={name} isScripted={isScripted} className={buttonStyle({ tone: 'quiet' })}>
      <MessageCircleQuestion aria-hidden /> <span className="max-sm:sr-only">Ask</span>
    </AskButton>
  );
}
