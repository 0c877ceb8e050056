'use client';

import { Plug } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { type ProgramScope, scopesAmong, scopeWords } from '@/lib/domain/programs/scopes';
import type { SaveResult } from '../form/save-result';
import { MadeAndUsed } from '../made-and-used';
import { RemoveButton } from '../remove-button';

type Program = {
  id: string;
  userName: string;
  name: string;
  address: string | null;
  scopes: string[];
  createdAt: number;
  lastUsedAt: number | null;
};

type ProgramListProps = {
  programs: Program[];
  timeZone: string;
  disconnect: (input: { id: string }) => Promise<SaveResult>;
};

export function ProgramList({ programs, timeZone, disconnect }: ProgramListProps) {
  return (
    <Card>
      {programs.length === 0 ? (
        <EmptyState
          icon={Plug}
          title="No programs"
          description="Give an assistant the address above, and it asks here whether you let it in."
        />
      ) : (
        <ul className="divide-y">
          {programs.map((program) => (
            <li key={program.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
              <span className="grid min-w-0 flex-1 basis-72 gap-1">
                <span className="font-medium wrap-anywhere">{program.name}</span>
                <span className="text-sm text-soft wrap-anywhere">
                  Acts for {program.userName}
                  {program.address && ` · ${new URL(program.address).host}`}
                </span>
                <span className="flex flex-wrap gap-1.5">
                  {scopesAmong(program.scopes).map((scope) => (
                    <Badge key={scope} tone={tones[scope]}>
                      {scopeWords[scope].label}
                    </Badge>
                  ))}
                </span>
              </span>
              <MadeAndUsed
                made="Connected"
                madeAt={program.createdAt}
                used="last used"
                unused="not used yet"
                usedAt={program.lastUsedAt}
                timeZone={timeZone}
              />
              <span className="-mr-3.5 ml-auto">
                <RemoveButton
                  label="Disconnect"
                  title={`Disconnect ${program.name}?`}
                  consequence="It is out at once. What it has prepared stays in the office; what it has done stays done. It can ask again."
                  removed="Program disconnected"
                  remove={() => disconnect({ id: program.id })}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const tones: Record<ProgramScope, 'neutral' | 'info' | 'caution'> = {
  read: 'neutral',
  write: 'info',
  propose: 'caution',
};
