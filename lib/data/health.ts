import { database } from './client';

/** Whether the database answers within `limitMs`. Never throws. */
export async function databaseAnswers(limitMs = 2000): Promise<boolean> {
  const answer = database()
    .pool.query('SELECT 1')
    .then(
      () => true,
      () => false,
    );
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, limitMs, false).unref());
  return Promise.race([answer, late]);
}
