'use client';

export { PageFailed as default } from '@/components/booking/page-failed';
