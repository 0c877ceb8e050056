import pg from 'pg';

/** A connection of the owner, set for filling: much memory and time, no patience with locks. It sees the scratch tables. */
export async function connectOwner(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  // When the connection breaks its query fails too, and that is where it is dealt with.
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

/** Two connections take one item after the other, in the order given. */
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
