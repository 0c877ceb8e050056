'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { reach } from '@/components/ui/reach';
import { Select } from '@/components/ui/select';
import type { ConnectProgramInput, ProgramRequest } from '@/lib/domain/programs/request-input';
import { type ProgramScope, scopeWords } from '@/lib/domain/programs/scopes';
import type { SaveResult } from '../form/save-result';

type ConsentFormProps = {
  name: string;
  scopes: ProgramScope[];
  business: { id: string; name: string };
  businesses: { id: string; name: string }[];
  /** Where a no leads. */
  noAddress: string;
  request: ProgramRequest;
  /** The path of this page, to come back to it in another business. */
  here: string | null;
  chooseBusiness: (id: string, next: string | null) => Promise<void>;
  allow: (input: ConnectProgramInput) => Promise<Allowed>;
};
type Allowed = { ok: true; address: string } | Extract<SaveResult, { ok: false }>;

/** What is asked for, ticked; less may be allowed. On a yes the browser goes back to the program by itself. */
export function ConsentForm({
  name,
  scopes,
  business,
  businesses,
  noAddress,
  request,
  here,
  chooseBusiness,
  allow,
}: ConsentFormProps) {
  const [chosen, setChosen] = useState(scopes);
  const [problem, setProblem] = useState<string>();
  const [isDone, setDone] = useState(false);
  const [pending, start] = useTransition();
  if (isDone)
    return (
      <Callout tone="positive" live title={`${name} is connected`}>
        You are on your way back to it. If nothing happens, look there; this page may be closed.
      </Callout>
    );
  return (
    <form
      method="dialog"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        start(async () => {
          setProblem(undefined);
          const answer = await reach(() => allow({ request, businessId: business.id, scopes: chosen }));
          if (!answer.ok) return setProblem(answer.message);
          setDone(true);
          window.location.assign(answer.address);
        });
      }}
    >
      {problem && (
        <Callout tone="danger" live>
          {problem}
        </Callout>
      )}
      {businesses.length > 1 && (
        <Field label="In which business?">
          <Select
            value={business.id}
            onChange={(event) => {
              const { value } = event.target;
              start(() => chooseBusiness(value, here));
            }}
          >
            {businesses.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Fieldset legend="It asks to">
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            label={scopeWords[scope].label}
            description={scopeWords[scope].description}
            checked={chosen.includes(scope)}
            onChange={(event) =>
              setChosen(
                scopes.filter((each) => (each === scope ? event.target.checked : chosen.includes(each))),
              )
            }
          />
        ))}
      </Fieldset>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="accent" pending={pending} disabled={chosen.length === 0}>
          Allow
        </Button>
        <a href={noAddress} rel="noreferrer" className={buttonStyle({})}>
          Don’t allow
        </a>
      </div>
    </form>
  );
}
