using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KunnskapsPortal.Web.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AccentColour",
                table: "Tenants",
                type: "character varying(7)",
                maxLength: 7,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FourEyes",
                table: "Tenants",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "LogoKey",
                table: "Tenants",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "PublishedItems",
                type: "character varying(121)",
                maxLength: 121,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Due",
                table: "PublishedItems",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ImagesWithoutAlt",
                table: "PublishedItems",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsSigned",
                table: "PublishedItems",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "UncheckedPeriods",
                table: "PublishedItems",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "ContentItems",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<Guid>(
                name: "ChangedBy",
                table: "ContentItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Office",
                table: "ContentItems",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PublishAt",
                table: "ContentItems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stage",
                table: "ContentItems",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "ContentItems",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "UnpublishAt",
                table: "ContentItems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Detail",
                table: "AuditEntries",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ErrorReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Page = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HandledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErrorReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Workplace = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    MunicipalityNumber = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    InvitedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ByInstallation = table.Column<bool>(type: "boolean", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TokenHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ItemEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Step = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ItemReferences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Target = table.Column<string>(type: "character varying(121)", maxLength: 121, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemReferences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MediaFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    FileName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: true),
                    Height = table.Column<int>(type: "integer", nullable: true),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AltBokmal = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    AltNynorsk = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AddedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PublishedVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Language = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Visibility = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishedVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SlugRedirects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<int>(type: "integer", nullable: false),
                    Slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Target = table.Column<string>(type: "character varying(121)", maxLength: 121, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlugRedirects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkingCopies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    BaseVersion = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<string>(type: "text", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkingCopies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedItems_TenantId_About",
                table: "PublishedItems",
                columns: new[] { "TenantId", "About" });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedItems_TenantId_Due",
                table: "PublishedItems",
                columns: new[] { "TenantId", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedItems_TenantId_ImagesWithoutAlt",
                table: "PublishedItems",
                columns: new[] { "TenantId", "ImagesWithoutAlt" });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedItems_TenantId_UncheckedPeriods",
                table: "PublishedItems",
                columns: new[] { "TenantId", "UncheckedPeriods" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_TenantId_ChangedAt",
                table: "ContentItems",
                columns: new[] { "TenantId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_TenantId_PublishAt",
                table: "ContentItems",
                columns: new[] { "TenantId", "PublishAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_TenantId_Stage_ChangedAt",
                table: "ContentItems",
                columns: new[] { "TenantId", "Stage", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentItems_TenantId_UnpublishAt",
                table: "ContentItems",
                columns: new[] { "TenantId", "UnpublishAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ErrorReports_TenantId_HandledAt_At",
                table: "ErrorReports",
                columns: new[] { "TenantId", "HandledAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_TenantId_InvitedAt",
                table: "Invitations",
                columns: new[] { "TenantId", "InvitedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_TokenHash",
                table: "Invitations",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ItemEvents_ItemId_At",
                table: "ItemEvents",
                columns: new[] { "ItemId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemReferences_ItemId",
                table: "ItemReferences",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemReferences_TenantId_Target",
                table: "ItemReferences",
                columns: new[] { "TenantId", "Target" });

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_TenantId_AddedAt",
                table: "MediaFiles",
                columns: new[] { "TenantId", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_TenantId_Hash",
                table: "MediaFiles",
                columns: new[] { "TenantId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_TenantId_Key",
                table: "MediaFiles",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublishedVersions_TenantId_Kind_Key_Language_Number",
                table: "PublishedVersions",
                columns: new[] { "TenantId", "Kind", "Key", "Language", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublishedVersions_TenantId_PublishedAt",
                table: "PublishedVersions",
                columns: new[] { "TenantId", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SlugRedirects_TenantId_Kind_Slug_Language",
                table: "SlugRedirects",
                columns: new[] { "TenantId", "Kind", "Slug", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkingCopies_ItemId_PersonId",
                table: "WorkingCopies",
                columns: new[] { "ItemId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkingCopies_TenantId_PersonId",
                table: "WorkingCopies",
                columns: new[] { "TenantId", "PersonId" });

            DeskBackfill.Fill(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ErrorReports");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "ItemEvents");

            migrationBuilder.DropTable(
                name: "ItemReferences");

            migrationBuilder.DropTable(
                name: "MediaFiles");

            migrationBuilder.DropTable(
                name: "PublishedVersions");

            migrationBuilder.DropTable(
                name: "SlugRedirects");

            migrationBuilder.DropTable(
                name: "WorkingCopies");

            migrationBuilder.DropIndex(
                name: "IX_PublishedItems_TenantId_About",
                table: "PublishedItems");

            migrationBuilder.DropIndex(
                name: "IX_PublishedItems_TenantId_Due",
                table: "PublishedItems");

            migrationBuilder.DropIndex(
                name: "IX_PublishedItems_TenantId_ImagesWithoutAlt",
                table: "PublishedItems");

            migrationBuilder.DropIndex(
                name: "IX_PublishedItems_TenantId_UncheckedPeriods",
                table: "PublishedItems");

            migrationBuilder.DropIndex(
                name: "IX_ContentItems_TenantId_ChangedAt",
                table: "ContentItems");

            migrationBuilder.DropIndex(
                name: "IX_ContentItems_TenantId_PublishAt",
                table: "ContentItems");

            migrationBuilder.DropIndex(
                name: "IX_ContentItems_TenantId_Stage_ChangedAt",
                table: "ContentItems");

            migrationBuilder.DropIndex(
                name: "IX_ContentItems_TenantId_UnpublishAt",
                table: "ContentItems");

            migrationBuilder.DropColumn(
                name: "AccentColour",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "FourEyes",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "LogoKey",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "About",
                table: "PublishedItems");

            migrationBuilder.DropColumn(
                name: "Due",
                table: "PublishedItems");

            migrationBuilder.DropColumn(
                name: "ImagesWithoutAlt",
                table: "PublishedItems");

            migrationBuilder.DropColumn(
                name: "IsSigned",
                table: "PublishedItems");

            migrationBuilder.DropColumn(
                name: "UncheckedPeriods",
                table: "PublishedItems");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "ContentItems");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "ContentItems");

            migrationBuilder.DropColumn(
                name: "Office",
                table: "ContentItems");

            migrationBuilder.DropColumn(
                name: "PublishAt",
                table: "ContentItems");

            migrationBuilder.DropColumn(
                name: "Stage",
                table: "ContentItems");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "ContentItems");

            migrationBuilder.DropColumn(
                name: "UnpublishAt",
                table: "ContentItems");

            migrationBuilder.DropColumn(
                name: "Detail",
                table: "AuditEntries");
        }
    }
}
