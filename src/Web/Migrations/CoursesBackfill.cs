using Microsoft.EntityFrameworkCore.Migrations;

namespace KunnskapsPortal.Web.Migrations;

/// <summary>
/// What the migration "Courses" keeps of enrolments from when a place had a stored priority class: the profession that had given
/// it. Queues and rules are read out of the texts at start (<see cref="Start.DerivedColumns"/>).
/// </summary>
internal static class CoursesBackfill
{
    public static void Fill(MigrationBuilder migration) => migration.Sql("""
        UPDATE "Enrolments" SET "Audience" =
          (SELECT CASE WHEN s."Priority" LIKE '%,%' THEN NULL ELSE NULLIF(s."Priority", '') END FROM "CourseSessions" s WHERE s."Id" = "Enrolments"."SessionId")
        WHERE "PriorityClass" = 1
        """);
}
