'use client';

import { Smartphone } from 'lucide-react';
import { useState, useTransition } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { reach } from '@/components/ui/reach';
import { dateInWords } from '@/lib/domain/when';
import type { RaceRunner } from '@/lib/usecases/demo/race';
import { raceAction } from './actions';

const waiting: RaceRunner[] = ['Ada', 'Ben'].map((name) => ({
  name,
  status: 0,
  sentence: '',
  milliseconds: 0,
}));

/** Sends both requests and shows both answers. */
export function Race({ business, packageSlug }: { business: string; packageSlug: string }) {
  const [result, setResult] = useState<{ date: string; runners: RaceRunner[] }>();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const send = () =>
    start(async () => {
      setProblem(undefined);
      const answer = await reach(() => raceAction(business, { package: packageSlug }));
      if (answer.ok) setResult({ date: answer.date, runners: answer.runners });
      else setProblem(answer.message);
    });
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-4">
        <Button tone="accent" size="large" pending={pending} onClick={send}>
          {result ? 'Let both press again' : 'Let both press “Book”'}
        </Button>
        {result && (
          <p className="text-soft">
            Both asked Bella for an elopement on{' '}
            <span className="font-medium text-ink">{dateInWords(result.date, 'en-GB')}</span>.
          </p>
        )}
      </div>
      {problem && (
        <Callout tone="danger" live>
          {problem}
        </Callout>
      )}
      <div aria-live="polite" className="grid gap-4 sm:grid-cols-2">
        {(result?.runners ?? waiting).map((runner) => (
          <Card key={runner.name} className="grid min-h-36 content-start gap-3 p-5">
            <div className="flex items-center justify-between gap-3">
              <h3 className="flex items-center gap-2 font-medium">
                <Smartphone aria-hidden className="size-4 text-faint" /> {runner.name}’s phone
              </h3>
              {runner.status > 0 && (
                <Badge tone={runner.status === 201 ? 'positive' : 'caution'}>
                  {runner.status === 201 ? 'Got the date' : 'Too late'}
                </Badge>
              )}
            </div>
            <p className="text-pretty text-soft">
              {runner.sentence || 'On the last step, the thumb over the button.'}
            </p>
            {runner.status > 0 && (
              <p className="text-sm text-faint tabular-nums">
                Answered after {Math.max(0.01, runner.milliseconds / 1000).toFixed(2)} seconds
              </p>
            )}
          </Card>
        ))}
      </div>
      {result && (
        <p className="text-sm text-faint">We let go of the winner’s date again, so you can repeat it.</p>
      )}
    </div>
  );
}
