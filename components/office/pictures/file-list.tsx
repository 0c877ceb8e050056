'use client';

import { useRouter } from 'next/navigation';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Progress } from '@/components/ui/progress';
import { isNearlyFull, partUsed, sizeInWords } from '@/lib/domain/files/storage-room';
import type { SaveResult } from '../form/save-result';
import { RemoveButton } from '../remove-button';
import { Thumbnail } from './thumbnail';

type FileListProps = {
  pictures: { id: string; name: string; url: string; alt: string; bytes: number; usedIn: string[] }[];
  usedBytes: number;
  limitBytes: number;
  mayEdit: boolean;
  remove: (input: { id: string }) => Promise<SaveResult>;
};

export function FileList({ pictures, usedBytes, limitBytes, mayEdit, remove }: FileListProps) {
  const router = useRouter();
  return (
    <Card>
      <CardBody className="grid gap-6">
        <div className="grid gap-2">
          <p className="text-sm text-soft">
            {sizeInWords(usedBytes)} of {sizeInWords(limitBytes)} used, files of bookings included. Exports of
            everything are not counted: they go by themselves after seven days.
          </p>
          <Progress label="Storage used" value={partUsed(usedBytes, limitBytes)} />
        </div>
        {isNearlyFull(usedBytes, limitBytes) && (
          <Callout tone="caution" title="There is little room left">
            Nothing is removed that is in use. When it is full, new files are refused: remove pictures here,
            or ask us for more.
          </Callout>
        )}
        {pictures.length === 0 && (
          <EmptyState
            title="Nothing uploaded yet"
            description="Add pictures where they are shown: in a package, a segment, an extra, or on your site."
          />
        )}
        <ul className="grid gap-2 empty:hidden">
          {pictures.map(({ id, name, url, bytes, usedIn }) => (
            <li key={id} className="flex flex-wrap items-center gap-3 rounded-control border p-2">
              <Thumbnail url={url} className="size-16" />
              <span className="grid min-w-0 flex-1 basis-40">
                <span className="truncate">{name || 'A picture'}</span>
                <span className="text-sm text-faint">
                  {sizeInWords(bytes)} · {usedIn.length > 0 ? `Used: ${usedIn.join(', ')}` : 'Not used'}
                </span>
              </span>
              {mayEdit && usedIn.length === 0 && (
                <RemoveButton
                  title={`Remove ${name || 'this picture'}?`}
                  consequence="Nothing shows it. It can’t be brought back."
                  removed="Picture removed"
                  remove={() => remove({ id })}
                  onRemoved={() => router.refresh()}
                />
              )}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
