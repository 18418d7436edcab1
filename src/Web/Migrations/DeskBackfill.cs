using Microsoft.EntityFrameworkCore.Migrations;

namespace KunnskapsPortal.Web.Migrations;

/// <summary>
/// What the migration "Desk" fills in for items that are there already. What must be read out of a text is done at start
/// (<see cref="Start.DerivedColumns"/>).
/// </summary>
internal static class DeskBackfill
{
    public static void Fill(MigrationBuilder migration)
    {
        migration.Sql("""
            UPDATE "ContentItems" SET
              "Stage" = CASE WHEN "PublishedVersion" = "LatestVersion" THEN 'Published' ELSE 'Draft' END,
              "Title" = COALESCE((SELECT p."Title" FROM "PublishedItems" p WHERE p."Id" = "ContentItems"."Id"), "Key"),
              "ChangedBy" = (SELECT v."CreatedBy" FROM "ContentVersions" v WHERE v."ItemId" = "ContentItems"."Id" AND v."Number" = "ContentItems"."LatestVersion"),
              "ChangedAt" = COALESCE((SELECT v."CreatedAt" FROM "ContentVersions" v WHERE v."ItemId" = "ContentItems"."Id" AND v."Number" = "ContentItems"."LatestVersion"), "ChangedAt")
            """);
        migration.Sql("""
            INSERT INTO "PublishedVersions" ("Id", "TenantId", "ItemId", "Kind", "Key", "Language", "Number", "Title", "Visibility", "Text", "Hash", "PublishedAt")
            SELECT "Id", "TenantId", "Id", "Kind", "Key", "Language", "Version", "Title", "Visibility", "Text", "Hash", "ChangedAt" FROM "PublishedItems"
            """);
    }
}
