'use client';

import { Plus, X } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Composer } from '@/components/assistant/composer';
import { MessageList } from '@/components/assistant/message-list';
import { Spoken } from '@/components/assistant/spoken';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { reach } from '@/components/ui/reach';
import { BudgetLine } from './budget-line';
import { Frame } from './frame';
import { OfficeText } from './office-text';
import { Start } from './start';
import { Step } from './step';
import type { AssistantActions, AssistantState } from './types';
import { useConversation } from './use-conversation';

type PanelProps = { actions: AssistantActions; isOpen: boolean; onClose: () => void };

/** The assistant beside the office: what was said, what its tools did, what waits for a click. */
export function AssistantPanel({ actions, isOpen, onClose }: PanelProps) {
  const router = useRouter();
  const page = usePathname();
  const [state, setState] = useState<AssistantState>();
  const [trouble, setTrouble] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLDivElement>(null);

  const load = useCallback(async () => {
    const answer = await reach(() => actions.read({}));
    if (answer.ok) setState(answer);
    setTrouble(answer.ok ? '' : answer.message);
  }, [actions]);
  const onBudget = useCallback(
    (budget: AssistantState['budget']) => setState((was) => was && { ...was, budget }),
    [],
  );
  // What a tool has changed is on the page, too.
  const onAnswered = useCallback(() => router.refresh(), [router]);
  const conversation = useConversation(onBudget, onAnswered);
  const { messages, isAnswering } = conversation;

  useEffect(() => {
    if (isOpen) void load();
  }, [isOpen, load]);
  const isReady = state !== undefined;
  useEffect(() => {
    if (isOpen && isReady) field.current?.focus();
  }, [isOpen, isReady]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is written
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [messages]);

  const open = async (conversationId: string) => {
    const answer = await reach(() => actions.readConversation({ conversationId }));
    if (!answer.ok) return setTrouble(answer.message);
    conversation.show(conversationId, answer.conversation.messages);
    field.current?.focus();
  };
  const begin = () => {
    conversation.begin();
    void load();
    field.current?.focus();
  };
  // On a phone the panel covers what a link leads to.
  const onGo = () => window.matchMedia('(min-width: 80rem)').matches || onClose();

  return (
    <Frame isOpen={isOpen} onClose={onClose}>
      <header className="flex items-center justify-between gap-2 border-b px-4 py-2.5">
        <div className="grid min-w-0">
          <h2 className="font-semibold">Assistant</h2>
          <p className="text-sm text-soft">
            {state?.isScripted ? 'A script of this demo, not a model' : 'Software: check what matters'}
          </p>
        </div>
        <div className="flex gap-1">
          {messages.length > 0 && (
            <Button
              tone="quiet"
              size="icon"
              aria-label="New conversation"
              title="New conversation"
              onClick={begin}
            >
              <Plus aria-hidden />
            </Button>
          )}
          <Button tone="quiet" size="icon" aria-label="Close the assistant" onClick={onClose}>
            <X aria-hidden />
          </Button>
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        {trouble && <Callout tone="danger">{trouble}</Callout>}
        {messages.length === 0 && state && (
          <Start
            state={state}
            page={page}
            actions={actions}
            onSay={(text) => void conversation.send(text)}
            onOpen={(id) => void open(id)}
            onErased={() => void load()}
          />
        )}
        {state && (
          <MessageList
            messages={messages}
            isAnswering={isAnswering}
            waiting="Thinking…"
            onRetry={() => void conversation.send(null)}
            draw={(part) =>
              part.type === 'text' ? (
                <OfficeText text={part.text} onGo={onGo} />
              ) : (
                <Step step={part} actions={actions} timeZone={state.timeZone} onGo={onGo} />
              )
            }
          />
        )}
        <div ref={end} className="scroll-mb-4" />
      </div>
      <Spoken messages={messages} isAnswering={isAnswering} />
      <Composer
        field={field}
        label="Message to the assistant"
        placeholder="Ask, or say what to do"
        isAnswering={isAnswering}
        note={state && <BudgetLine budget={state.budget} />}
        onSend={(text) => void conversation.send(text)}
        onStop={conversation.stop}
      />
    </Frame>
  );
}
