'use client';

import Link from 'next/link';
import { useState } from 'react';
import { SearchInput } from '@/components/ui/search-input';
import { type HelpPart, partsFor } from './search';

/** Questions with their answers, all readable at once, narrowed by what is typed. */
export function HelpList({ parts }: { parts: HelpPart[] }) {
  const [typed, setTyped] = useState('');
  const shown = partsFor(parts, typed);
  const count = shown.reduce((sum, { questions }) => sum + questions.length, 0);
  return (
    <div className="grid grid-cols-1 gap-12">
      <div className="grid gap-3">
        <SearchInput
          label="Search the questions"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="max-w-md"
        />
        <p role="status" className="text-sm text-faint">
          {typed.trim() === '' ? `${count} questions` : count === 1 ? '1 question' : `${count} questions`}
          {count === 0 && ': try another word, or fewer.'}
        </p>
      </div>
      {shown.map(({ id, title, questions }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`} className="grid scroll-mt-24 gap-2">
          <h2 id={`${id}-title`} className="display pb-2 text-3xl">
            {title}
          </h2>
          {questions.map((each) => (
            <div key={each.id} id={each.id} className="grid scroll-mt-24 gap-2 border-t py-5">
              <h3 className="text-lg font-medium text-pretty">{each.question}</h3>
              {each.answer.map((paragraph) => (
                <p key={paragraph} className="max-w-[62ch] text-pretty text-soft">
                  {paragraph}
                </p>
              ))}
              {each.link && (
                <p>
                  <Link href={each.link.href} className="underline underline-offset-4 hover:text-soft">
                    {each.link.label}
                  </Link>
                </p>
              )}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
