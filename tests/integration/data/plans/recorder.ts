import type pg from 'pg';

export type Recorded = {
  text: string;
  values: unknown[];
  role: 'mais_app' | 'mais_system';
  tenantId: string | null;
};

/** Notes every statement that the pool's connections send, with the role and tenant it ran under. */
export function record(pool: pg.Pool): { take(): Recorded[] } {
  let statements: Recorded[] = [];
  pool.on('connect', (client) => {
    let role: Recorded['role'] = 'mais_app';
    let tenantId: string | null = null;
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    const noting = (...args: unknown[]) => {
      const [first, second] = args;
      const config =
        typeof first === 'object' && first !== null ? (first as { text?: string; values?: unknown[] }) : null;
      const text = (typeof first === 'string' ? first : (config?.text ?? '')).trim();
      const values = config?.values ?? (Array.isArray(second) ? second : []);
      if (/^(commit|rollback|begin)/i.test(text)) {
        role = 'mais_app';
        tenantId = null;
      } else if (/^set local role/i.test(text)) role = /none$/i.test(text) ? 'mais_app' : 'mais_system';
      else if (values[0] === 'mais_system' && /set_config\('role'/.test(text)) role = 'mais_system';
      else if (/set_config\('app\.tenant_id'/.test(text)) tenantId = String(values[0]);
      else statements.push({ text, values, role, tenantId });
      return send(...args);
    };
    client.query = noting as typeof client.query;
  });
  return {
    take: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}
