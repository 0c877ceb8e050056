/**
 * Minutes from midnight of a time of day as people type it, with either clock: "9:30", "0930", "9.30 am", "9 PM",
 * "noon"; null when it is none. Without AM or PM it is on the 24-hour clock.
 */
export function typedTime(text: string): number | null {
  const typed = text.toLowerCase().replaceAll(/\s/g, '');
  if (typed === 'noon') return 720;
  if (typed === 'midnight') return 0;
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?(?:([ap])(?:\.?m\.?)?)?$/.exec(typed);
  if (!found) return null;
  const [hours, minutes, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]];
  if (minutes > 59) return null;
  if (half) return hours < 1 || hours > 12 ? null : (hours % 12) * 60 + minutes + (half === 'p' ? 720 : 0);
  const minute = hours * 60 + minutes;
  return minute > 1440 ? null : minute % 1440;
}
