export { PageNotThere as default } from '@/components/booking/page-not-there';
