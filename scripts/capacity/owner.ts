import pg from 'pg';

/**
 * A connection of the database owner, configured for bulk loading: much memory and time, a short lock timeout. Sees the
 * scratch tables.
 */
export async function connectOwner(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  // A broken connection fails its query too, and that error is handled there.
  client.on('error', () => undefined);
  await client.connect();
  for (const [name, value] of [
    ['temp_buffers', '256MB'],
    ['work_mem', '256MB'],
    ['maintenance_work_mem', '512MB'],
    ['synchronous_commit', 'off'],
    ['statement_timeout', '0'],
    ['lock_timeout', '10s'],
    ['jit', 'off'],
  ])
    await client.query(`SET ${name} = '${value}'`);
  await client.query(
    `SELECT set_config('search_path', current_setting('search_path') || ', scale_scratch', false)`,
  );
  return client;
}

/** Runs the items over two connections, each taking the next one in the given order. */
export async function inTwo<T>(
  connectionString: string,
  items: T[],
  work: (client: pg.Client, item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const worker = async () => {
    const client = await connectOwner(connectionString);
    try {
      for (const item of left) await work(client, item);
    } finally {
      await client.end();
    }
  };
  await Promise.all([worker(), worker()]);
}
