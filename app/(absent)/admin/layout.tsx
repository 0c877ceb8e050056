/**
 * The office's frame around addresses at which there is nothing. They stand beside the office's pages, not among them:
 * those show at once that they are loading (app/admin/loading.tsx), and an answer that has begun can't become a 404.
 */
export { default, metadata } from '@/app/admin/layout';
