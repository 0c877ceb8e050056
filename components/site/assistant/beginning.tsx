import { Button } from '@/components/ui/button';

const examples = ['What do you offer?', 'What is free on Saturday?', 'What does it cost to cancel?'];

/** Before the first question: what it is for, and where what is written goes. */
type BeginningProps = { isScripted: boolean; onAsk: (text: string) => void };

export function Beginning({ isScripted, onAsk }: BeginningProps) {
  return (
    <div className="grid gap-4">
      <p>Ask what is offered, what it costs and when it is free. It looks that up while you wait.</p>
      <ul className="grid justify-items-start gap-2">
        {examples.map((text) => (
          <li key={text}>
            <Button onClick={() => onAsk(text)}>{text}</Button>
          </li>
        ))}
      </ul>
      <p className="text-sm text-soft">
        {isScripted
          ? 'What you write is kept in this tab only.'
          : 'What you write is sent to a provider of language models and kept in this tab only. Nobody at the business reads it, and nothing private is needed.'}{' '}
        <a href="/privacy" className="underline underline-offset-4">
          Privacy
        </a>
      </p>
    </div>
  );
}
