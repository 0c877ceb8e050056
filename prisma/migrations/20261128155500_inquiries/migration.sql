-- A bank that asks before it disputes: no money has left, so nothing is frozen or taken back.
ALTER TYPE "DisputeStatus" ADD VALUE 'INQUIRY' BEFORE 'OPEN';
