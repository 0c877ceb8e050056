import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import type { OverrideInput, RemoveOverrideInput, ScheduleInput } from '@/lib/domain/editing/schedule-input';
import type { SaveResult } from '../form/save-result';
import type { TouchedProps } from '../touched/touched';

/** A schedule as the office shows it, and the actions on it. */
export type ScheduleRow = ScheduleInput & {
  id: string;
  overrides: { date: string; periods: OverrideInput['periods']; edition: string }[];
  resources: { id: string; name: string }[];
};

export type HoursActions = {
  today: string;
  mayEdit: boolean;
  save: (input: ScheduleInput) => Promise<SaveResult>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
  saveOverride: (input: OverrideInput) => Promise<SaveResult>;
  touched: TouchedProps;
  removeOverride: (input: RemoveOverrideInput) => Promise<SaveResult>;
};
