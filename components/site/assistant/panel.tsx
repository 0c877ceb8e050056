import { Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Composer } from '@/components/assistant/composer';
import { MessageList } from '@/components/assistant/message-list';
import { Spoken } from '@/components/assistant/spoken';
import { Button } from '@/components/ui/button';
import { saysBooked } from '@/lib/domain/assistant/says-booked';
import { Beginning } from './beginning';
import { SiteText } from './site-text';
import { useVisit } from './use-visit';

export type PanelProps = {
  slug: string;
  name: string;
  isScripted: boolean;
  isOpen: boolean;
  onClose: () => void;
};

/** In a corner beside the page where there is room for both; on a phone all of the screen. */
const isBeside = () => window.matchMedia('(min-width: 48rem) and (min-height: 30rem)').matches;

/** The assistant of a business's site: what was asked, what was looked up, and where one can book. */
export function AskPanel({ slug, name, isScripted, isOpen, onClose }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const { messages, isAnswering, send, retry, stop, begin } = useVisit(slug);

  useEffect(() => {
    const shown = dialog.current;
    if (!isOpen || !shown) return;
    if (isBeside()) shown.show();
    else shown.showModal();
    field.current?.focus();
    return () => shown.close();
  }, [isOpen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is written
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [messages, isOpen]);

  // Not within the header, whose blurred background would hold what is fixed.
  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby="ask-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="fixed inset-auto right-0 bottom-0 z-50 m-0 hidden h-dvh max-h-none w-full max-w-none flex-col overscroll-contain bg-surface text-ink backdrop:bg-scrim open:flex md:right-4 md:bottom-4 md:h-[min(40rem,calc(100dvh-2rem))] md:w-[25rem] md:rounded-card md:border md:shadow-overlay print:hidden"
    >
      <div className="flex items-start justify-between gap-2 border-b px-4 py-3">
        <div className="grid min-w-0">
          <h2 id="ask-title" className="font-semibold [overflow-wrap:anywhere]">
            Automatic assistant of <bdi>{name}</bdi>
          </h2>
          <p className="text-sm text-soft">
            {isScripted
              ? 'A script of this demo, not a model. It can’t book.'
              : 'Software: it can be wrong, and it can’t book.'}
          </p>
        </div>
        <div className="-mr-2 flex shrink-0 gap-1">
          {messages.length > 0 && (
            <Button
              tone="quiet"
              size="icon"
              aria-label="New conversation"
              title="New conversation"
              onClick={() => {
                begin();
                field.current?.focus();
              }}
            >
              <Plus aria-hidden />
            </Button>
          )}
          <Button tone="quiet" size="icon" aria-label="Close the assistant" onClick={onClose}>
            <X aria-hidden />
          </Button>
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        {messages.length === 0 ? (
          <Beginning isScripted={isScripted} onAsk={(text) => void send(text)} />
        ) : (
          <MessageList
            messages={messages}
            isAnswering={isAnswering}
            waiting="One moment…"
            onRetry={retry}
            draw={(part, isWhole) =>
              part.type === 'text' ? (
                <SiteText
                  text={part.text}
                  slug={slug}
                  isWhole={isWhole}
                  onGo={() => isBeside() || onClose()}
                />
              ) : (
                <p className="text-sm text-soft">{part.line}</p>
              )
            }
            under={(parts) =>
              parts.some((part) => part.type === 'text' && saysBooked(part.text)) && (
                <p className="text-sm font-medium">This is no booking: only the booking page can book.</p>
              )
            }
          />
        )}
        <Spoken messages={messages} isAnswering={isAnswering} />
        <div ref={end} className="scroll-mb-4" />
      </div>
      <Composer
        field={field}
        label="Your question"
        placeholder="Your question"
        isAnswering={isAnswering}
        note={<p className="text-sm text-soft">Nothing is booked until the booking page says so.</p>}
        onSend={(text) => void send(text)}
        onStop={stop}
      />
    </dialog>,
    document.body,
  );
}
