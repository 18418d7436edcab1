using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KunnskapsPortal.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DailyTools : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContactMunicipalities_ContactId_Number_ValidFrom",
                table: "ContactMunicipalities");

            migrationBuilder.AddColumn<string>(
                name: "AwayFrom",
                table: "Contacts",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AwayTo",
                table: "Contacts",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Bokmal_Division",
                table: "Contacts",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Bokmal_Reach",
                table: "Contacts",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ConsentOn",
                table: "Contacts",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DeputyId",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NavContact",
                table: "Contacts",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "NavOfficeId",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "NextId",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Nynorsk_Division",
                table: "Contacts",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Nynorsk_Reach",
                table: "Contacts",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Opening",
                table: "Contacts",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StreetAddress",
                table: "Contacts",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Topics",
                table: "Contacts",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Visibility",
                table: "Contacts",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "District",
                table: "ContactMunicipalities",
                type: "TEXT",
                maxLength: 6,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CallBacks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PhysicianId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SlotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Starts = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    Ends = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallBacks", x => x.Id);
                    table.CheckConstraint("CK_CallBacks_Number", "(\"Number\" IS NOT NULL) = (\"State\" = 'Asked')");
                });

            migrationBuilder.CreateTable(
                name: "ContactLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfirmedOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    ConfirmedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactLists_Contacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DirectorySettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FreshDays = table.Column<int>(type: "INTEGER", nullable: false),
                    AgeingDays = table.Column<int>(type: "INTEGER", nullable: false),
                    HasDutyRota = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectorySettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutyAbsences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstDay = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    LastDay = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyAbsences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutyPhysicians",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyPhysicians", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyPhysicians_Contacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DutyShifts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeputyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Starts = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    Ends = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyShifts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutySlots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Starts = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false),
                    Ends = table.Column<string>(type: "TEXT", maxLength: 19, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutySlots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeasureLocalOffers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MeasureKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    WaitFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    WaitTo = table.Column<int>(type: "INTEGER", nullable: true),
                    ReportedOn = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    ReportedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 240, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureLocalOffers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ContactListImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Replaces = table.Column<bool>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactListImports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactListImports_ContactLists_ListId",
                        column: x => x.ListId,
                        principalTable: "ContactLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactListVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactListVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactListVersions_ContactLists_ListId",
                        column: x => x.ListId,
                        principalTable: "ContactLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactListWrongNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntryKey = table.Column<Guid>(type: "TEXT", nullable: true),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactListWrongNumbers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactListWrongNumbers_ContactLists_ListId",
                        column: x => x.ListId,
                        principalTable: "ContactLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DutySwaps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToPersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShiftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReturnShiftId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutySwaps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutySwaps_DutyShifts_ShiftId",
                        column: x => x.ShiftId,
                        principalTable: "DutyShifts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactListEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Task = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Direct = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    PhoneFor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DirectFor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    EmailFor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactListEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactListEntries_ContactListVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ContactListVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_TenantId_PersonId",
                table: "Contacts",
                columns: new[] { "TenantId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMunicipalities_ContactId_Number_District_ValidFrom",
                table: "ContactMunicipalities",
                columns: new[] { "ContactId", "Number", "District", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallBacks_SlotId",
                table: "CallBacks",
                column: "SlotId",
                unique: true,
                filter: "\"State\" = 'Asked'");

            migrationBuilder.CreateIndex(
                name: "IX_CallBacks_TenantId_PersonId",
                table: "CallBacks",
                columns: new[] { "TenantId", "PersonId" },
                unique: true,
                filter: "\"State\" = 'Asked'");

            migrationBuilder.CreateIndex(
                name: "IX_CallBacks_TenantId_PhysicianId_State",
                table: "CallBacks",
                columns: new[] { "TenantId", "PhysicianId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactListEntries_TenantId",
                table: "ContactListEntries",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactListEntries_VersionId_Key",
                table: "ContactListEntries",
                columns: new[] { "VersionId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContactListImports_ListId",
                table: "ContactListImports",
                column: "ListId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactListImports_TenantId_ExpiresAt",
                table: "ContactListImports",
                columns: new[] { "TenantId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactLists_ContactId",
                table: "ContactLists",
                column: "ContactId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContactLists_TenantId",
                table: "ContactLists",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactListVersions_ListId_Number",
                table: "ContactListVersions",
                columns: new[] { "ListId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContactListVersions_TenantId_Stage",
                table: "ContactListVersions",
                columns: new[] { "TenantId", "Stage" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactListWrongNumbers_ListId",
                table: "ContactListWrongNumbers",
                column: "ListId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactListWrongNumbers_TenantId_ClosedAt",
                table: "ContactListWrongNumbers",
                columns: new[] { "TenantId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectorySettings_TenantId",
                table: "DirectorySettings",
                column: "TenantId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyAbsences_TenantId_LastDay",
                table: "DutyAbsences",
                columns: new[] { "TenantId", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyPhysicians_ContactId",
                table: "DutyPhysicians",
                column: "ContactId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyPhysicians_TenantId_PersonId",
                table: "DutyPhysicians",
                columns: new[] { "TenantId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyShifts_TenantId_PersonId_Starts",
                table: "DutyShifts",
                columns: new[] { "TenantId", "PersonId", "Starts" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyShifts_TenantId_Starts",
                table: "DutyShifts",
                columns: new[] { "TenantId", "Starts" });

            migrationBuilder.CreateIndex(
                name: "IX_DutySlots_TenantId_PersonId_Starts",
                table: "DutySlots",
                columns: new[] { "TenantId", "PersonId", "Starts" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutySlots_TenantId_Starts",
                table: "DutySlots",
                columns: new[] { "TenantId", "Starts" });

            migrationBuilder.CreateIndex(
                name: "IX_DutySwaps_ShiftId",
                table: "DutySwaps",
                column: "ShiftId",
                unique: true,
                filter: "\"State\" = 'Asked'");

            migrationBuilder.CreateIndex(
                name: "IX_DutySwaps_TenantId",
                table: "DutySwaps",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_MeasureLocalOffers_TenantId_MeasureKey_Area",
                table: "MeasureLocalOffers",
                columns: new[] { "TenantId", "MeasureKey", "Area" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallBacks");

            migrationBuilder.DropTable(
                name: "ContactListEntries");

            migrationBuilder.DropTable(
                name: "ContactListImports");

            migrationBuilder.DropTable(
                name: "ContactListWrongNumbers");

            migrationBuilder.DropTable(
                name: "DirectorySettings");

            migrationBuilder.DropTable(
                name: "DutyAbsences");

            migrationBuilder.DropTable(
                name: "DutyPhysicians");

            migrationBuilder.DropTable(
                name: "DutySlots");

            migrationBuilder.DropTable(
                name: "DutySwaps");

            migrationBuilder.DropTable(
                name: "MeasureLocalOffers");

            migrationBuilder.DropTable(
                name: "ContactListVersions");

            migrationBuilder.DropTable(
                name: "DutyShifts");

            migrationBuilder.DropTable(
                name: "ContactLists");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_TenantId_PersonId",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_ContactMunicipalities_ContactId_Number_District_ValidFrom",
                table: "ContactMunicipalities");

            migrationBuilder.DropColumn(
                name: "AwayFrom",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "AwayTo",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Bokmal_Division",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Bokmal_Reach",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "ConsentOn",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "DeputyId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "NavContact",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "NavOfficeId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "NextId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Nynorsk_Division",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Nynorsk_Reach",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Opening",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "StreetAddress",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Topics",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Visibility",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "District",
                table: "ContactMunicipalities");

            migrationBuilder.CreateIndex(
                name: "IX_ContactMunicipalities_ContactId_Number_ValidFrom",
                table: "ContactMunicipalities",
                columns: new[] { "ContactId", "Number", "ValidFrom" },
                unique: true);
        }
    }
}
