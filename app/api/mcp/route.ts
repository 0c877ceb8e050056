import { answerMcp, refuseOtherMethod } from '@/lib/http/programs/mcp-route';

export {
  answerMcp as POST,
  refuseOtherMethod as DELETE,
  refuseOtherMethod as GET,
  refuseOtherMethod as PATCH,
  refuseOtherMethod as PUT,
};
