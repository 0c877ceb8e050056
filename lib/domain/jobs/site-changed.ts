/** What a job changed of a tenant's public pages, so that whoever ran it drops their cached copies. */
export type SiteChanged = {
  /** The tenant's slug; null: nothing that the public sees. */
  siteChanged: string | null;
};
