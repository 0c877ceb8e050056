import { Refusal } from './refusal';

const bounds: [number, number][] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];

// Five fields, UTC: `*`, `5`, `1-5`, `*/10`, `0-30/10`, and lists of these.
export function parseCron(text: string): (at: Date) => boolean {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) throw new Refusal(400, `invalid cron expression: ${text}`);
  const [minutes, hours, days, months, weekdays] = fields.map((field, index) => values(field, index, text));
  const anyDay = fields[2] === '*';
  const anyWeekday = fields[4] === '*';
  return (at) => {
    const day = days?.has(at.getUTCDate()) ?? false;
    const weekday = (weekdays?.has(at.getUTCDay()) || (at.getUTCDay() === 0 && weekdays?.has(7))) ?? false;
    // Cron's rule: when both day fields are restricted, either one is enough.
    const dayFits = !anyDay && !anyWeekday ? day || weekday : day && weekday;
    return (
      dayFits &&
      (minutes?.has(at.getUTCMinutes()) ?? false) &&
      (hours?.has(at.getUTCHours()) ?? false) &&
      (months?.has(at.getUTCMonth() + 1) ?? false)
    );
  };
}

function values(field: string, index: number, text: string): Set<number> {
  const [least, most] = bounds[index] ?? [0, 0];
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    const step = Number(match?.[4] ?? 1);
    if (!match || step < 1) throw new Refusal(400, `invalid cron expression: ${text}`);
    const from = match[1] ? least : Number(match[2]);
    const to = match[1] || (match[4] && !match[3]) ? most : Number(match[3] ?? match[2]);
    if (from < least || to > most || from > to) throw new Refusal(400, `invalid cron expression: ${text}`);
    for (let value = from; value <= to; value += step) found.add(value);
  }
  return found;
}
