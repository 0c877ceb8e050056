/**
 * Set by the office in the browser of whoever works for a draft, for the path of its site only. It says that it is worth
 * looking whether this visitor may see the draft, and proves nothing: the session does. Without it a page of a site is
 * answered from the cache, and the proxy is never asked.
 */
export const previewCookie = 'mais-preview';
