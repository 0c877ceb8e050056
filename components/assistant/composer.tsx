import { ArrowUp, Square } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { assistantLimits } from '@/lib/domain/assistant/limits';

type ComposerProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  placeholder: string;
  isAnswering: boolean;
  /** What always stands under it. */
  note: ReactNode;
  onSend: (text: string) => void;
  onStop: () => void;
};

/** Where a message is typed: Enter sends, with Shift it is a new line. While an answer runs, what is typed waits. */
export function Composer({ field, label, placeholder, isAnswering, note, onSend, onStop }: ComposerProps) {
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
      className="grid gap-2 border-t px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2">
        <Textarea
          ref={field}
          rows={1}
          aria-label={label}
          placeholder={placeholder}
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
      {left < 200 && (
        <p className="text-sm text-soft">
          {left >= 0 ? `${left} characters left` : `${-left} characters too many`}
        </p>
      )}
      {note}
    </form>
  );
}
