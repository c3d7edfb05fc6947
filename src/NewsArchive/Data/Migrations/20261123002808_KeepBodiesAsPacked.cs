using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepBodiesAsPacked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "coding",
                table: "capture_bodies",
                type: "text",
                nullable: false,
                defaultValue: "brotli");

            migrationBuilder.AddCheckConstraint(
                name: "ck_capture_bodies_coding",
                table: "capture_bodies",
                sql: "coding IN ('brotli', 'gzip')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_capture_bodies_coding",
                table: "capture_bodies");

            migrationBuilder.DropColumn(
                name: "coding",
                table: "capture_bodies");
        }
    }
}
