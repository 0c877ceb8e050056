import { Agent, request } from 'node:http';

export type Told = { status: number; code: string | undefined; ms: number };

/**
 * Many callers at once, each on a connection of its own that stays open, so that their requests arrive together and
 * little of the machine is spent on asking. (`fetch` costs several times as much.)
 */
export function crowdAgainst(url: string, size: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: size });
  const post = (path: string, secretKey: string, body: unknown): Promise<Told> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` };
      const asked = request(`${url}/api/v1/${path}`, { method: 'POST', agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => {
          const code = /"code":"(\w+)"/.exec(text)?.[1];
          resolve({ status: answer.statusCode ?? 0, code, ms: performance.now() - started });
        });
      });
      asked.on('error', reject);
      asked.end(JSON.stringify(body));
    });
  return { post, leave: () => agent.destroy() };
}
