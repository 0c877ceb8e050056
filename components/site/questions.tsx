import { Plus } from 'lucide-react';

/** Questions and answers that open without JavaScript. */
export function Questions({ items }: { items: { question: string; answer: string }[] }) {
  return (
    <div className="divide-y self-start border-y">
      {items.map(({ question, answer }) => (
        <details key={question} className="group">
          <summary className="flex min-h-14 list-none items-center justify-between gap-4 py-3 font-medium [&::-webkit-details-marker]:hidden">
            {question}
            <Plus
              aria-hidden
              className="size-5 shrink-0 text-faint transition-transform group-open:rotate-45"
            />
          </summary>
          <p className="prose-plain pb-5 text-soft">{answer}</p>
        </details>
      ))}
    </div>
  );
}
