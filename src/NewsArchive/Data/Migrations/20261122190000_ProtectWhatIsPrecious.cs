using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NewsArchive.Data.Migrations;

/// <summary>
/// Makes the promises of the archive laws of the database: versions, captures and the operation log cannot be changed; an annotation's quote
/// stands at its offsets.
/// </summary>
[DbContext(typeof(ArchiveDbContext))]
[Migration("20261122190000_ProtectWhatIsPrecious")]
public sealed class ProtectWhatIsPrecious : Migration
{
    private static readonly string[] Immutable = ["article_versions", "captures", "capture_bodies", "operations"];

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE SEQUENCE gazetteer_revision;

            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'Rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
            END $$;

            CREATE FUNCTION check_annotation_quote() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              -- The length counts on its own: behind the end of a text, substring gives less than it was asked for.
              IF NEW.start IS NOT NULL AND (char_length(NEW.quote) <> NEW."end" - NEW.start OR NEW.quote IS DISTINCT FROM
                (SELECT substring(text FROM NEW.start + 1 FOR NEW."end" - NEW.start) FROM article_versions WHERE id = NEW.version_id)) THEN
                RAISE EXCEPTION 'The quote does not stand at % to % of version %', NEW.start, NEW."end", NEW.version_id
                  USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_annotations_quote';
              END IF;
              IF NOT EXISTS (SELECT FROM article_versions WHERE id = NEW.version_id AND article_id = NEW.article_id) THEN
                RAISE EXCEPTION 'Version % is not one of article %', NEW.version_id, NEW.article_id
                  USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'fk_annotations_version_of_article';
              END IF;
              RETURN NEW;
            END $$;

            CREATE TRIGGER check_quote BEFORE INSERT OR UPDATE OF article_id, version_id, start, "end", quote ON annotations
              FOR EACH ROW EXECUTE FUNCTION check_annotation_quote();
            CREATE TRIGGER refuse_delete BEFORE DELETE ON operations FOR EACH ROW EXECUTE FUNCTION refuse_change();
            """);
        foreach (var table in Immutable)
        {
            migrationBuilder.Sql($"CREATE TRIGGER refuse_update BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();");
        }
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Immutable)
        {
            migrationBuilder.Sql($"DROP TRIGGER refuse_update ON {table};");
        }

        migrationBuilder.Sql(
            """
            DROP TRIGGER refuse_delete ON operations;
            DROP TRIGGER check_quote ON annotations;
            DROP FUNCTION check_annotation_quote();
            DROP FUNCTION refuse_change();
            DROP SEQUENCE gazetteer_revision;
            """);
    }
}
