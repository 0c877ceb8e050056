'use client';

import { Download, Printer } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { type AddressInput, addressInput } from '@/lib/domain/editing/address-input';
import { TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';

type AddressCardProps = {
  slug: string;
  /** The whole address. */
  address: string;
  /** What stands before the slug. */
  before: string;
  /** A picture as a data: address. */
  qrCode: string;
  isLive: boolean;
  change: (input: AddressInput) => Promise<SaveResult>;
};

/** Where the site is: to copy, to scan, to print, and to change. */
export function AddressCard({ slug, address, before, qrCode, isLive, change }: AddressCardProps) {
  return (
    <Card id="address" className="scroll-mt-20">
      <CardHeader
        title="Your address"
        description={
          isLive ? 'Put it where people find you.' : 'It opens when you go live. You can print it already.'
        }
      />
      <CardBody>
        <div className="grid gap-6 sm:grid-cols-[1fr_auto]">
          <div className="grid content-start gap-5">
            <div className="flex flex-wrap items-center gap-3">
              <a
                href={address}
                target="_blank"
                rel="noreferrer"
                className="break-all underline underline-offset-4"
              >
                {address}
              </a>
              <CopyButton text={address} label="Copy address" />
            </div>
            <OfficeForm
              schema={addressInput}
              values={{ slug }}
              save={change}
              saved="Your site has moved"
              submitLabel="Change address"
            >
              <TextField
                name="slug"
                label="Last part of the address"
                hint={`What follows ${before}. Links to the old address lead to the new one for ever, also those in mails and on paper.`}
              />
            </OfficeForm>
          </div>
          <figure className="grid content-start justify-items-start gap-3">
            {/* biome-ignore lint/performance/noImgElement: a picture that is in the page already. */}
            <img
              src={qrCode}
              alt={`QR code of ${address}`}
              className="size-44 rounded-control border bg-photo-ink p-2"
            />
            <div className="flex flex-wrap gap-2">
              <a href={qrCode} download={`${slug}-qr-code.svg`} className={buttonStyle({ size: 'small' })}>
                <Download aria-hidden /> Download
              </a>
              <Button size="small" onClick={() => print(qrCode, address)}>
                <Printer aria-hidden /> Print
              </Button>
            </div>
          </figure>
        </div>
      </CardBody>
    </Card>
  );
}

/** Prints the code and the address on a page of their own. */
function print(qrCode: string, address: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  const page = frame.contentDocument;
  if (!page || !frame.contentWindow) return;
  const picture = page.createElement('img');
  const words = page.createElement('p');
  picture.width = 480;
  picture.onload = () => {
    frame.contentWindow?.print();
    frame.remove();
  };
  picture.src = qrCode;
  words.textContent = address;
  page.body.style.cssText = 'text-align:center;font:20px system-ui;padding:40px';
  page.body.append(picture, words);
}
