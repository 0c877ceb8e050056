import { isAssistantConfigured } from '@/lib/integrations/assistant/model';

/** Whether the office shows an assistant. */
export const hasAssistant = (): boolean => isAssistantConfigured();
