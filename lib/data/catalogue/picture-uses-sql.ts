/** Every address of a picture that something of the business `$1` refers to, by the words for where that is. */
export const pictureUses = `
  SELECT 'package' AS "where", "name", p."photo"->>'url' AS "url" FROM "Package", jsonb_array_elements("photos") AS p("photo")
   WHERE "tenantId" = $1::uuid
  UNION ALL SELECT 'extra', "name", "image" FROM "AddOn" WHERE "tenantId" = $1::uuid
  UNION ALL SELECT 'segment', "name", "image" FROM "Segment" WHERE "tenantId" = $1::uuid
  UNION ALL SELECT 'person', "name", "image" FROM "Resource" WHERE "tenantId" = $1::uuid
  UNION ALL SELECT 'site', '', unnest(ARRAY["heroImage", "aboutImage", "logo", "favicon", "shareImage"]) FROM "Site" WHERE "tenantId" = $1::uuid`;
