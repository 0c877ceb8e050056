'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { InstantText } from '@/components/ui/instant-text';
import { reach } from '@/components/ui/reach';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { callInWords } from '@/lib/domain/assistant/step-lines';
import { type Via, viaInWords } from '@/lib/domain/tools/via';
import type { SaveResult } from '../form/save-result';

type Outcome = 'ANSWERED' | 'DONE' | 'PROPOSED' | 'REFUSED' | 'FAILED';
export type ToolCall = {
  id: string;
  at: number;
  actorName: string;
  via: Via;
  programName: string;
  operation: string;
  outcome: Outcome;
  durationMs: number;
  undoable: boolean;
  undoneAt: number | null;
};

type ToolCallTableProps = {
  calls: ToolCall[];
  timeZone: string;
  undo: (input: { id: string }) => Promise<SaveResult>;
};

const outcomes: Record<Outcome, { word: string; tone: Tone }> = {
  ANSWERED: { word: 'Read', tone: 'neutral' },
  DONE: { word: 'Done', tone: 'positive' },
  PROPOSED: { word: 'Proposed', tone: 'info' },
  REFUSED: { word: 'Refused', tone: 'caution' },
  FAILED: { word: 'Failed', tone: 'danger' },
};

/** What assistants and apps have called, newest first, with the undo of what can still be taken back. */
export function ToolCallTable({ calls, timeZone, undo }: ToolCallTableProps) {
  return (
    <Table caption="What assistants and apps have called">
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          <TableHeader>Who</TableHeader>
          <TableHeader>What</TableHeader>
          <TableHeader>Outcome</TableHeader>
          <TableHeader numeric>Took</TableHeader>
          <TableHeader>
            <span className="sr-only">Take back</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {calls.map((call) => (
          <TableRow key={call.id}>
            <TableCell label="When">
              <InstantText at={call.at} timeZone={timeZone} />
            </TableCell>
            <TableCell label="Who">
              {call.actorName || 'A visitor'}, {viaInWords(call.via, call.programName)}
            </TableCell>
            <TableCell label="What">{inWords(call.operation)}</TableCell>
            <TableCell label="Outcome">
              <Badge tone={outcomes[call.outcome].tone}>
                {call.undoneAt === null ? outcomes[call.outcome].word : 'Taken back'}
              </Badge>
            </TableCell>
            <TableCell label="Took" numeric>
              {call.durationMs} ms
            </TableCell>
            <TableCell className={call.undoable ? undefined : 'cards:hidden'}>
              {call.undoable && <Undo call={call} undo={undo} />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const inWords = (operation: string) =>
  operation === '' ? 'A tool that isn’t there' : callInWords(operation);

function Undo({ call, undo }: { call: ToolCall; undo: ToolCallTableProps['undo'] }) {
  const router = useRouter();
  const [pending, begin] = useTransition();
  return (
    <Button
      size="small"
      pending={pending}
      aria-label={`Take back: ${inWords(call.operation)}`}
      onClick={() =>
        begin(async () => {
          const result = await reach(() => undo({ id: call.id }));
          if (result.ok) toast.success('Taken back.');
          else toast.error(result.message);
          router.refresh();
        })
      }
    >
      Undo
    </Button>
  );
}
