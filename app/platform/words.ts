import type { Tone } from '@/components/ui/badge';
import type { VendorState } from '@/lib/usecases/platform/health';

/** Operators' actions in words, placed between the operator's name and the subject. */
export const actionWords: Record<string, string> = {
  'tenant.suspended': 'suspended',
  'tenant.restored': 'restored',
  'tenant.commission_changed': 'changed the commission of',
  'impersonation.begun': 'began to act inside',
  'impersonation.ended': 'stopped acting inside',
  'operator.made': 'made an operator of',
  'operator.phone_forgotten': 'took the second step from',
  'job.retried': 'retried the job',
  'jobs.retried': 'retried',
  'job.discarded': 'discarded the job',
};

/** The tone and text of a vendor's state. */
export const vendorWords: Record<VendorState, { tone: Tone; text: string }> = {
  ok: { tone: 'positive', text: 'Answers' },
  not_configured: { tone: 'neutral', text: 'Not set up' },
  unreachable: { tone: 'danger', text: 'Away' },
  OPEN: { tone: 'danger', text: 'Away' },
  HALF_OPEN: { tone: 'caution', text: 'Being tried' },
};

/** Vendors' own spelling; other names are capitalised. */
const ownSpelling: Record<string, string> = { qstash: 'QStash' };

export const vendorName = (name: string) => ownSpelling[name] ?? name.charAt(0).toUpperCase() + name.slice(1);

/** 250 → "2.5 %". */
export function percentText(bps: number): string {
  return `${bps / 100} %`;
}

/** An age in words: "2 min", "3 h", "5 d". */
export function ageInWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1440)} d`;
}
