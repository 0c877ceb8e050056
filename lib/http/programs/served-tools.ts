import type { Served } from '@/lib/integrations/mcp/serve';
import type { ProgramConnection } from './program-caller';

export function servedTo(_caller: ProgramConnection, _requestId: string): Served {
  return {
    instructions: 'x',
    tools: () => [],
    call: async () => ({ text: 'x', structured: {}, isError: true }),
  };
}
