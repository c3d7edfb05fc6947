using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Migrations
{
    /// <summary>Keeps, beside which rule read a field, how sure it is, whether the page was cut off by a paywall, and the organisations among the authors.</summary>
    public partial class KeepHowSureAnExtractionIs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "author_organizations",
                table: "article_versions",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "confidence",
                table: "article_versions",
                type: "jsonb",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<bool>(
                name: "is_paywalled",
                table: "article_versions",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "author_organizations",
                table: "article_versions");

            migrationBuilder.DropColumn(
                name: "confidence",
                table: "article_versions");

            migrationBuilder.DropColumn(
                name: "is_paywalled",
                table: "article_versions");
        }
    }
}
