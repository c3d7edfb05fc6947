using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsArchive.Data.Migrations
{
    /// <inheritdoc />
    public partial class GroupNearCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Sketches of another make cannot be compared with the new ones; every article is sketched again.
            migrationBuilder.Sql("DELETE FROM article_signatures;");

            migrationBuilder.DropIndex(
                name: "ix_article_signatures_bands",
                table: "article_signatures");

            migrationBuilder.AlterColumn<byte[]>(
                name: "minima",
                table: "article_signatures",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "bytea",
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "ungrouped_articles",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    article_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ungrouped_articles", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_article_signatures_bands",
                table: "article_signatures",
                column: "bands")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION note_ungrouped() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  INSERT INTO ungrouped_articles (article_id) VALUES (NEW.id);
                  RETURN NULL;
                END $$;

                CREATE TRIGGER note_ungrouped_new AFTER INSERT ON articles FOR EACH ROW EXECUTE FUNCTION note_ungrouped();
                CREATE TRIGGER note_ungrouped_change AFTER UPDATE OF current_version, removed_at, sort_at ON articles FOR EACH ROW
                  WHEN ((OLD.current_version, OLD.removed_at, OLD.sort_at) IS DISTINCT FROM (NEW.current_version, NEW.removed_at, NEW.sort_at))
                  EXECUTE FUNCTION note_ungrouped();

                INSERT INTO ungrouped_articles (article_id) SELECT id FROM articles ORDER BY sort_at, id;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER note_ungrouped_new ON articles;
                DROP TRIGGER note_ungrouped_change ON articles;
                DROP FUNCTION note_ungrouped();
                """);

            migrationBuilder.DropTable(
                name: "ungrouped_articles");

            migrationBuilder.DropIndex(
                name: "ix_article_signatures_bands",
                table: "article_signatures");

            migrationBuilder.AlterColumn<byte[]>(
                name: "minima",
                table: "article_signatures",
                type: "bytea",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "bytea");

            migrationBuilder.CreateIndex(
                name: "ix_article_signatures_bands",
                table: "article_signatures",
                column: "bands")
                .Annotation("Npgsql:IndexMethod", "gin");
        }
    }
}
