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
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "RulesSince",
                table: "CourseSessions",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateTable(
                name: "AttendanceLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Share = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceLists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Certificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CourseTitle = table.Column<string>(type: "TEXT", nullable: false),
                    SessionTitle = table.Column<string>(type: "TEXT", nullable: false),
                    Organiser = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Starts = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    Ends = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    AttendedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    PointsText = table.Column<string>(type: "TEXT", nullable: true),
                    ApprovalsJson = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Certificates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CompetenceShares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PlanKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    RequiredDone = table.Column<int>(type: "INTEGER", nullable: false),
                    OptionalDone = table.Column<int>(type: "INTEGER", nullable: false),
                    Modules = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Month = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompetenceShares", x => x.Id);
                });

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

            migrationBuilder.CreateTable(
                name: "DoorCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorCodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DoorCodeTries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorCodeTries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClosesOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    QuestionsJson = table.Column<string>(type: "TEXT", nullable: false),
                    TallyJson = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationForms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationTickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FormId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationTickets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ItemEditors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemEditors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LessonProgress",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LessonKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    Answered = table.Column<int>(type: "INTEGER", nullable: false),
                    Best = table.Column<int>(type: "INTEGER", nullable: true),
                    PassedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LessonProgress", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LessonReplies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgressId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Given = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LessonReplies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeetingAttendances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mark = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingAttendances", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeetingLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlanTicks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PlanKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    TaskKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    DoneOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanTicks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PointsEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Organiser = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Hundredths = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PointsEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PointsNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActivityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PointsNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PointsPeriods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PointsPeriods", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PrintedDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintedDocuments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TablePlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TableSize = table.Column<int>(type: "INTEGER", nullable: false),
                    Tables = table.Column<int>(type: "INTEGER", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TablePlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TableSeats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrolmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Table = table.Column<int>(type: "INTEGER", nullable: false),
                    IsPinned = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TableSeats", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TableWishes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstEnrolmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondEnrolmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Together = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TableWishes", x => x.Id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_CourseSessions_Seats",
                table: "CourseSessions",
                sql: "\"Seated\" >= 0 AND \"Waiting\" >= 0 AND \"Offered\" >= 0 AND \"Seated\" + \"Offered\" <= \"Capacity\"");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceLists_SessionId",
                table: "AttendanceLists",
                column: "SessionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_Code",
                table: "Certificates",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_PersonId",
                table: "Certificates",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_SessionId_PersonId",
                table: "Certificates",
                columns: new[] { "SessionId", "PersonId" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CompetenceShares_TenantId_PersonId_Audience",
                table: "CompetenceShares",
                columns: new[] { "TenantId", "PersonId", "Audience" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CourseQueues_TenantId_CourseKey",
                table: "CourseQueues",
                columns: new[] { "TenantId", "CourseKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_MeetingId",
                table: "DoorCodes",
                column: "MeetingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodeTries_By_At",
                table: "DoorCodeTries",
                columns: new[] { "By", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationForms_TenantId_SessionId",
                table: "EvaluationForms",
                columns: new[] { "TenantId", "SessionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationTickets_PersonId",
                table: "EvaluationTickets",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationTickets_TenantId_FormId_PersonId",
                table: "EvaluationTickets",
                columns: new[] { "TenantId", "FormId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ItemEditors_TenantId_Kind_Key_PersonId",
                table: "ItemEditors",
                columns: new[] { "TenantId", "Kind", "Key", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ItemEditors_TenantId_PersonId",
                table: "ItemEditors",
                columns: new[] { "TenantId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_LessonProgress_PersonId_Owner_LessonKey",
                table: "LessonProgress",
                columns: new[] { "PersonId", "Owner", "LessonKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LessonReplies_ProgressId_Question",
                table: "LessonReplies",
                columns: new[] { "ProgressId", "Question" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingAttendances_MeetingId_PersonId",
                table: "MeetingAttendances",
                columns: new[] { "MeetingId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingAttendances_PersonId",
                table: "MeetingAttendances",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingAttendances_SessionId",
                table: "MeetingAttendances",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingLinks_SessionId_MeetingKey",
                table: "MeetingLinks",
                columns: new[] { "SessionId", "MeetingKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanTicks_PersonId_Owner_PlanKey_TaskKey",
                table: "PlanTicks",
                columns: new[] { "PersonId", "Owner", "PlanKey", "TaskKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PointsEntries_PersonId",
                table: "PointsEntries",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PointsNotes_PersonId_ActivityId",
                table: "PointsNotes",
                columns: new[] { "PersonId", "ActivityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PointsPeriods_PersonId",
                table: "PointsPeriods",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrintedDocuments_PersonId_Subject",
                table: "PrintedDocuments",
                columns: new[] { "PersonId", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TablePlans_TenantId_SessionId",
                table: "TablePlans",
                columns: new[] { "TenantId", "SessionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TableSeats_PlanId_EnrolmentId",
                table: "TableSeats",
                columns: new[] { "PlanId", "EnrolmentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TableWishes_PlanId",
                table: "TableWishes",
                column: "PlanId");

            CoursesBackfill.Fill(migrationBuilder);

            migrationBuilder.DropColumn(
                name: "PriorityClass",
                table: "Enrolments");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "CourseSessions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AttendanceLists");

            migrationBuilder.DropTable(
                name: "Certificates");

            migrationBuilder.DropTable(
                name: "CompetenceShares");

            migrationBuilder.DropTable(
                name: "CourseQueues");

            migrationBuilder.DropTable(
                name: "DoorCodes");

            migrationBuilder.DropTable(
                name: "DoorCodeTries");

            migrationBuilder.DropTable(
                name: "EvaluationForms");

            migrationBuilder.DropTable(
                name: "EvaluationTickets");

            migrationBuilder.DropTable(
                name: "ItemEditors");

            migrationBuilder.DropTable(
                name: "LessonProgress");

            migrationBuilder.DropTable(
                name: "LessonReplies");

            migrationBuilder.DropTable(
                name: "MeetingAttendances");

            migrationBuilder.DropTable(
                name: "MeetingLinks");

            migrationBuilder.DropTable(
                name: "PlanTicks");

            migrationBuilder.DropTable(
                name: "PointsEntries");

            migrationBuilder.DropTable(
                name: "PointsNotes");

            migrationBuilder.DropTable(
                name: "PointsPeriods");

            migrationBuilder.DropTable(
                name: "PrintedDocuments");

            migrationBuilder.DropTable(
                name: "TablePlans");

            migrationBuilder.DropTable(
                name: "TableSeats");

            migrationBuilder.DropTable(
                name: "TableWishes");

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
