export { default } from '@/app/admin/not-found';
