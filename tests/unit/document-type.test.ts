import { expect, it } from 'vitest';
import { documentName, documentType } from '@/lib/domain/files/document-type';

const typeOf = (text: string) => documentType(Buffer.from(text, 'latin1'));
const keptAs = (name: string, text: string) => {
  const type = typeOf(text);
  return type && documentName(name, type);
};

it.each([
  ['a program with a PDF in its head', 'MZ\x90\0\x03%PDF-1.7'],
  ['a script with a PDF in its head', '#!/bin/sh\n# %PDF-1.7\nrm -rf ~'],
  ['a page with a PDF in its head', '<html><!-- %PDF-1.7 --><script>'],
  ['a page behind a mark of the order of bytes', '\xef\xbb\xbf<script>alert(1)</script>'],
  ['a program of Linux', '\x7fELF%PDF-'],
])('is none that is taken: %s', (_, text) => {
  expect(typeOf(text)).toBeNull();
});

it('is saved under a name that ends as its kind does, whatever it was called', () => {
  expect(
    [
      ['Contract.pdf', '%PDF-1.7'],
      ['Contract.PDF', '\n%PDF-1.7'],
      ['Contract.exe', '%PDF-1.7'],
      ['page.html', '%PDF-1.7 <script>alert(1)</script>'],
      ['Contract.pdf.exe', '%PDF-1.7'],
      ['Contract.pdf.', '%PDF-1.7'],
      ['Contract', '%PDF-1.7'],
      ['invoice.js', 'new ActiveXObject("WScript.Shell")'],
      ['a.bat', '@echo off'],
      ['a.hta', 'x <script>alert(1)</script>'],
      ['a.url', '[InternetShortcut]\nURL=file://evil'],
      ['list.csv', 'a,b'],
      ['notes.md', '# Notes'],
      ['evil.jar', 'PK\x03\x04META-INF/MANIFEST.MF'],
      ['shots.zip', 'PK\x03\x04a.jpg'],
      ['macro.docm', 'PK\x03\x04word/document.xml word/vbaProject.bin'],
      ['gif.js', 'GIF89a=1;alert(1)'],
      ['picture.jpeg', '\xff\xd8\xff<script>'],
      ['picture.html', '\xff\xd8\xff<script>'],
    ].map(([name = '', text = '']) => keptAs(name, text)),
  ).toEqual([
    'Contract.pdf',
    'Contract.PDF',
    'Contract.exe.pdf',
    'page.html.pdf',
    'Contract.pdf.exe.pdf',
    'Contract.pdf',
    'Contract.pdf',
    'invoice.js.txt',
    'a.bat.txt',
    'a.hta.txt',
    'a.url.txt',
    'list.csv',
    'notes.md',
    'evil.jar.zip',
    'shots.zip',
    'macro.docm.docx',
    'gif.js.txt',
    'picture.jpeg',
    'picture.html.jpg',
  ]);
  expect(documentName(`${'x'.repeat(196)}.exe`, 'application/pdf').length).toBeLessThanOrEqual(200);
});
