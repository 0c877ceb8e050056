/** The addresses of which programs know, at the installation whose address is `base`. */
export const programPlaces = (base: string) => ({
  /** Who issues tokens (RFC 8414): the platform itself. */
  issuer: base,
  /** What the tokens are for (RFC 8707): nothing else takes them. */
  resource: `${base}/api/mcp`,
  /** Where the document about the resource stands (RFC 9728), as every refusal of a token says. */
  resourceDocument: `${base}/.well-known/oauth-protected-resource/api/mcp`,
  authorize: `${base}/authorize`,
  token: `${base}/api/oauth/token`,
  register: `${base}/api/oauth/register`,
  revoke: `${base}/api/oauth/revoke`,
});
