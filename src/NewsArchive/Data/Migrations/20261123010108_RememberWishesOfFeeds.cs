using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Migrations
{
    /// <inheritdoc />
    public partial class RememberWishesOfFeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_operations_subject",
                table: "operations");

            migrationBuilder.AddColumn<bool>(
                name: "collect_undated",
                table: "runs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<short>(
                name: "depth",
                table: "fetches",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "least_minutes",
                table: "feeds",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int[]>(
                name: "skip_days",
                table: "feeds",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddColumn<int[]>(
                name: "skip_hours",
                table: "feeds",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddCheckConstraint(
                name: "ck_operations_subject",
                table: "operations",
                sql: "subject IN ('annotation', 'article-tag', 'article-entity', 'article', 'entity', 'alias', 'tag', 'label', 'source')");

            migrationBuilder.CreateIndex(
                name: "ix_articles_source_id_first_seen_at",
                table: "articles",
                columns: new[] { "source_id", "first_seen_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_operations_subject",
                table: "operations");

            migrationBuilder.DropIndex(
                name: "ix_articles_source_id_first_seen_at",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "collect_undated",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "depth",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "least_minutes",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "skip_days",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "skip_hours",
                table: "feeds");

            migrationBuilder.AddCheckConstraint(
                name: "ck_operations_subject",
                table: "operations",
                sql: "subject IN ('annotation', 'article-tag', 'article-entity', 'article', 'entity', 'alias', 'tag', 'label')");
        }
    }
}
