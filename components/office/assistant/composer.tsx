import { ArrowUp, Square } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useLocale } from '@/components/ui/locale';
import { Textarea } from '@/components/ui/textarea';
import type { BudgetLeft } from '@/lib/domain/assistant/chunks';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { dayAndMonth } from '@/lib/domain/when';

type ComposerProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  isAnswering: boolean;
  budget: BudgetLeft | undefined;
  onSend: (text: string) => void;
  onStop: () => void;
};

/** Enter sends, with Shift it is a new line. While an answer runs, what is typed waits. */
export function Composer({ field, isAnswering, budget, onSend, onStop }: ComposerProps) {
  const locale = useLocale();
  const [text, setText] = useState('');
  const left = assistantLimits.characters - text.trim().length;
  const maySend = !isAnswering && text.trim() !== '' && left >= 0;
  const send = () => {
    if (!maySend) return;
    onSend(text.trim());
    setText('');
  };
  return (
    <form
      className="grid gap-2 border-t px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2">
        <Textarea
          ref={field}
          rows={1}
          aria-label="Message to the assistant"
          placeholder="Ask, or say what to do"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send();
          }}
          className="max-h-40 min-h-11 flex-1 resize-none"
        />
        {isAnswering ? (
          <Button size="icon" aria-label="Stop" title="Stop" onClick={onStop}>
            <Square aria-hidden />
          </Button>
        ) : (
          <Button
            type="submit"
            tone="accent"
            size="icon"
            aria-label="Send"
            aria-disabled={!maySend || undefined}
          >
            <ArrowUp aria-hidden />
          </Button>
        )}
      </div>
      <p className="text-sm text-faint">
        {left < 200
          ? left >= 0
            ? `${left} characters left`
            : `${-left} characters too many`
          : budget && budgetInWords(budget, locale)}
      </p>
    </form>
  );
}

function budgetInWords({ leftPercent, renewsOn }: BudgetLeft, locale: string): string {
  const when = dayAndMonth(renewsOn, locale, renewsOn);
  if (leftPercent <= 0) return `This month’s budget is used up. It begins anew on ${when}.`;
  return `${leftPercent} % of this month’s budget left, anew on ${when}.`;
}
