using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KunnskapsPortal.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Courses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_CourseSessions_Seats",
                table: "CourseSessions");

            migrationBuilder.DropColumn(
                name: "PriorityClass",
                table: "Enrolments");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "CourseSessions");

            migrationBuilder.AddColumn<Guid>(
                name: "Application",
                table: "Enrolments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Audience",
                table: "Enrolments",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Deadline",
                table: "Enrolments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Municipality",
                table: "Enrolments",
                type: "TEXT",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClassTitle",
                table: "EnrolmentDecisions",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Deadline",
                table: "EnrolmentDecisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Offered",
                table: "CourseSessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Rules",
                table: "CourseSessions",
                type: "TEXT",
                maxLength: 8000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "RulesSince",
                table: "CourseSessions",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateTable(
                name: "CourseQueues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CourseKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CourseQueues", x => x.Id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_CourseSessions_Seats",
                table: "CourseSessions",
                sql: "\"Seated\" >= 0 AND \"Waiting\" >= 0 AND \"Offered\" >= 0 AND \"Seated\" + \"Offered\" <= \"Capacity\"");

            migrationBuilder.CreateIndex(
                name: "IX_CourseQueues_TenantId_CourseKey",
                table: "CourseQueues",
                columns: new[] { "TenantId", "CourseKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CourseQueues");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CourseSessions_Seats",
                table: "CourseSessions");

            migrationBuilder.DropColumn(
                name: "Application",
                table: "Enrolments");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Enrolments");

            migrationBuilder.DropColumn(
                name: "Deadline",
                table: "Enrolments");

            migrationBuilder.DropColumn(
                name: "Municipality",
                table: "Enrolments");

            migrationBuilder.DropColumn(
                name: "ClassTitle",
                table: "EnrolmentDecisions");

            migrationBuilder.DropColumn(
                name: "Deadline",
                table: "EnrolmentDecisions");

            migrationBuilder.DropColumn(
                name: "Offered",
                table: "CourseSessions");

            migrationBuilder.DropColumn(
                name: "Rules",
                table: "CourseSessions");

            migrationBuilder.DropColumn(
                name: "RulesSince",
                table: "CourseSessions");

            migrationBuilder.AddColumn<int>(
                name: "PriorityClass",
                table: "Enrolments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Priority",
                table: "CourseSessions",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "CK_CourseSessions_Seats",
                table: "CourseSessions",
                sql: "\"Seated\" >= 0 AND \"Waiting\" >= 0 AND \"Seated\" <= \"Capacity\"");
        }
    }
}
