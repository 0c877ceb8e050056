import type { Metadata } from 'next';
import { ProgramList } from '@/components/office/programs/program-list';
import { Card, CardBody } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { PageHeader } from '@/components/ui/page-header';
import { places } from '@/lib/http/programs/places';
import { readTenantClock } from '@/lib/usecases/business/read';
import { listPrograms } from '@/lib/usecases/programs/list';
import { admit } from '../admit';
import { disconnectProgramAction } from './actions';

export const metadata: Metadata = { title: 'Programs' };

export default function ProgramsPage() {
  return admit('program:connect', async ({ ctx, may }) => {
    const [programs, timeZone] = await Promise.all([listPrograms(ctx), readTenantClock(ctx)]);
    return (
      <>
        <PageHeader
          title="Programs"
          description={`Assistants and other programs that act for ${may('member:manage') ? 'somebody of your team' : 'you'}, within that person’s role and what was allowed. What tells people or moves money waits in the office until it is confirmed here.`}
        />
        <div className="grid gap-4">
          <Card>
            <CardBody className="grid gap-2">
              <h2 className="font-semibold">Connect one</h2>
              <p className="text-sm text-soft">
                In the program, add a custom connector (an “MCP server”) with this address. It opens a page
                here that asks what you allow.
              </p>
              <span className="flex flex-wrap items-center gap-2">
                <code className="min-w-0 text-sm break-all">{places().resource}</code>
                <CopyButton text={places().resource} label="Copy" aria-label="Copy the address" />
              </span>
            </CardBody>
          </Card>
          <ProgramList programs={programs} timeZone={timeZone} disconnect={disconnectProgramAction} />
        </div>
      </>
    );
  });
}
