import { surviveTranslation } from '@/components/ui/survive-translation';

// Next runs this on every page before React takes it over, cached pages included, and without an inline script.
surviveTranslation();
