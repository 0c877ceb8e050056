'use client';

import { mostBytes, type PicturePurpose, pictureTypes } from '@/lib/domain/files/upload-input';
import { type UploadedFile, useFileActions } from './file-actions';
import { smallerCopy } from './smaller-copy';
import { UploadArea } from './upload-area';

type PictureUploadProps = {
  purpose: PicturePurpose;
  label: string;
  room: number;
  onUploaded: (picture: UploadedFile) => void;
};

/** Where pictures are added. HEIC is not among the types that are offered, so that an iPhone sends JPEG. */
export function PictureUpload({ purpose, ...rest }: PictureUploadProps) {
  const { start, finish, cancel } = useFileActions();
  return (
    <UploadArea
      sending={{
        prepare: (file) => smallerCopy(file, purpose),
        start: ({ name, type, size }) => start({ purpose, name, type, bytes: size }),
        finish,
        cancel,
      }}
      accept={pictureTypes.join(',')}
      hint={`JPEG, PNG, WebP or AVIF; what is larger than ${mostBytes[purpose] / 1_000_000} MB is made smaller on the way.`}
      {...rest}
    />
  );
}
