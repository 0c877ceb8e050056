'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { useLocale } from '@/components/ui/locale';
import { Progress } from '@/components/ui/progress';
import { reach } from '@/components/ui/reach';
import { dayAndMonth } from '@/lib/domain/when';
import type { SaveResult } from '../form/save-result';

type SiteAssistantCardProps = {
  assistant: {
    isOn: boolean;
    isScripted: boolean;
    host: string;
    sharePercent: number;
    leftPercent: number;
    renewsOn: string;
  };
  /** Visitors see the site at all. */
  isShown: boolean;
  switchTo: (input: { isOn: boolean }) => Promise<SaveResult>;
};

/** Lets visitors of the site ask the assistant: what it does, where it sends what they write, and what it may use. */
export function SiteAssistantCard({ assistant, isShown, switchTo }: SiteAssistantCardProps) {
  const router = useRouter();
  const locale = useLocale();
  const [pending, startTransition] = useTransition();
  const { isOn, isScripted, host, sharePercent, leftPercent, renewsOn } = assistant;
  const renews = dayAndMonth(renewsOn, locale, renewsOn);
  const change = () =>
    startTransition(async () => {
      const answer = await reach(() => switchTo({ isOn: !isOn }));
      if (!answer.ok) return void toast.error(answer.message);
      toast.success(isOn ? 'Visitors see no assistant any more' : 'Visitors can ask the assistant now');
      router.refresh();
    });
  return (
    <Card>
      <CardHeader
        title="Assistant for visitors"
        description="A button “Ask” on your site. It answers from your own words, prices and free times, and links the booking page with the choice made. It can’t book, and sees no booking and no customer."
        actions={<Badge tone={isOn ? 'positive' : 'neutral'}>{isOn ? 'On' : 'Off'}</Badge>}
      />
      <CardBody>
        <div className="grid gap-4">
          <ul className="grid list-disc gap-1 pl-5 text-sm text-soft">
            <li>
              It says that it is software and may be wrong. Keep your texts and prices right: it repeats them.
            </li>
            <li>
              {isScripted
                ? 'In this demo a script answers, no model.'
                : `What visitors write goes to ${host}, and is not kept here.`}
            </li>
            <li>
              Visitors may use {sharePercent} % of your month’s budget for the assistant; the rest stays
              yours. When it is used up, it says so and points to your contact.
            </li>
            {isOn && !isShown && <li>Your site is hidden at the moment, so nobody sees it.</li>}
          </ul>
          <div className="grid gap-1.5">
            <Progress label="Used of the visitors’ share" value={(100 - leftPercent) / 100} />
            <p className="text-sm text-soft">
              {100 - leftPercent} % of the visitors’ share used this month; anew on {renews}.
            </p>
          </div>
          <Button
            tone={isOn ? 'plain' : 'accent'}
            className="justify-self-start"
            onClick={change}
            pending={pending}
          >
            {isOn ? 'Switch it off' : 'Switch it on'}
          </Button>
        </div>
      </CardBody>
    </Card>
  );
}
