/** Liveness: the process answers. Asks nothing of anyone else. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
