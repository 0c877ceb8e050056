'use client';

import { useEffect } from 'react';

/**
 * Lets this browser ask for the preview at the site's own address while the business is a draft
 * (lib/http/pages/preview-cookie.ts); takes that back once it is live.
 */
export function PreviewHint({ cookie, path, isDraft }: { cookie: string; path: string; isDraft: boolean }) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: The Cookie Store API is not in every browser yet.
    document.cookie = `${cookie}=1; path=${path}; samesite=lax${isDraft ? '' : '; max-age=0'}`;
  }, [cookie, path, isDraft]);
  return null;
}
