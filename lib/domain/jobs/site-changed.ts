/** What a job changed of a tenant's public pages, so that its runner evicts their cached copies. */
export type SiteChanged = {
  /** The tenant's slug; null: nothing that the public pages show. */
  siteChanged: string | null;
};
