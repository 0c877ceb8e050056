import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { reach } from '@/components/ui/reach';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { saveFile } from '../save-file';
import type { AssistantActions, AssistantState } from './types';

type StartProps = {
  state: AssistantState;
  /** The path of the page that is open: what is suggested fits it. */
  page: string;
  actions: AssistantActions;
  onSay: (text: string) => void;
  onOpen: (conversationId: string) => void;
  onErased: () => void;
};

const anywhere = ['How is this week?', 'Block Friday', 'Draft a reminder about Saturday'];
const onDraft = ['Tell me about your business'];
const inDemo = ['Cancel somebody’s booking'];
const onPages: [RegExp, string[]][] = [
  [/^\/admin\/bookings\/[0-9a-f-]{36}$/, ['What is this booking about?', 'Draft a mail to this customer']],
  [/^\/admin\/customers\/[0-9a-f-]{36}$/, ['What has this customer booked?']],
  [/^\/admin\/(?:packages|segments|extras)$/, ['Which packages are booked most?']],
  [/^\/admin\/money$/, ['What money waits for me?']],
];

/** Before the first message: what can be said, what was said before, and what becomes of it. */
export function Start({ state, page, actions, onSay, onOpen, onErased }: StartProps) {
  const [trouble, setTrouble] = useState('');
  const here = onPages.find(([path]) => path.test(page))?.[1] ?? [];
  const save = async () => {
    const answer = await reach(() => actions.exportAll({}));
    if (answer.ok) saveFile(answer.fileName, answer.json);
    else setTrouble(answer.message);
  };
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <p>Ask about your business, or say what should be done.</p>
        <p className="text-sm text-soft">
          What can be undone is done at once. What tells a customer or moves money is only prepared: you see
          it first, and it happens with your click.
        </p>
      </div>
      <ul className="grid gap-2">
        {[
          ...(state.isDraft ? onDraft : []),
          ...(state.isScripted ? [] : here),
          ...anywhere,
          ...(state.isScripted ? inDemo : []),
        ].map((text) => (
          <li key={text}>
            <Button wide className="justify-start text-left" onClick={() => onSay(text)}>
              {text}
            </Button>
          </li>
        ))}
      </ul>
      {state.conversations.length > 0 && (
        <section className="grid gap-2" aria-labelledby="earlier">
          <h3 id="earlier" className="text-sm font-semibold text-soft">
            Earlier
          </h3>
          <ul className="grid gap-0.5">
            {state.conversations.slice(0, 10).map(({ id, title }) => (
              <li key={id}>
                <Button tone="quiet" wide className="justify-start text-left" onClick={() => onOpen(id)}>
                  <span className="truncate">{title}</span>
                </Button>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => void save()}>
              <Download aria-hidden /> Save a copy
            </Button>
            <ConfirmDialog
              trigger={
                <Button size="small">
                  <Trash2 aria-hidden /> Erase all
                </Button>
              }
              title="Erase your conversations?"
              consequence="What the assistant has done stays done. The conversations can’t be had back."
              confirmLabel="Erase them"
              onConfirm={async () => {
                const answer = await reach(() => actions.eraseAll({}));
                if (!answer.ok) return answer.message;
                onErased();
              }}
            />
          </div>
        </section>
      )}
      {trouble && <Callout tone="danger">{trouble}</Callout>}
      <p className="text-sm text-faint">
        {state.isScripted
          ? 'In this demo a script plays prepared conversations over the real tools: nothing leaves this machine.'
          : `What you write, and what is needed to answer, goes to ${state.host}.`}{' '}
        Conversations are yours alone and kept for {assistantLimits.keptDays} days.
      </p>
    </div>
  );
}
