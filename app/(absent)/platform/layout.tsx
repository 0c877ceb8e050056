/** The console's frame around addresses at which there is nothing: as for the office's. */
export { default, metadata } from '@/app/platform/layout';
