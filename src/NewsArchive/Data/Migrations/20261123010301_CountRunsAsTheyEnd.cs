using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Migrations
{
    /// <inheritdoc />
    public partial class CountRunsAsTheyEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "tally",
                table: "runs",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_quiet",
                table: "runs",
                type: "boolean",
                nullable: false,
                computedColumnSql: "coalesce(kind IN ('feed', 'revisit') AND ended_at IS NOT NULL AND NOT tally ?| ARRAY['added', 'revised', 'failed'], false)",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_runs_id",
                table: "runs",
                column: "id",
                filter: "NOT is_quiet");

            migrationBuilder.CreateIndex(
                name: "ix_runs_kind_id",
                table: "runs",
                columns: new[] { "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_fetches_ended_at",
                table: "fetches",
                column: "ended_at",
                filter: "ended_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_fetches_run_id",
                table: "fetches",
                column: "run_id",
                filter: "ended_at IS NULL AND kind = 'feed'");

            // Whoever ends a run, its fetches are counted at that moment; a run that goes on again has no counts to be believed.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION count_run_as_it_ends() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  NEW.tally := CASE WHEN NEW.ended_at IS NOT NULL THEN (
                    SELECT jsonb_object_agg(outcome, ended) FROM (
                      SELECT outcome, count(*) AS ended FROM fetches WHERE run_id = NEW.id AND outcome IS NOT NULL GROUP BY outcome) AS counts) END;
                  RETURN NEW;
                END $$;

                CREATE TRIGGER count_run_as_it_ends BEFORE UPDATE OF ended_at ON runs FOR EACH ROW
                WHEN (NEW.ended_at IS DISTINCT FROM OLD.ended_at) EXECUTE FUNCTION count_run_as_it_ends();

                UPDATE runs SET tally = counts.tally FROM (
                  SELECT run_id, jsonb_object_agg(outcome, ended) AS tally FROM (
                    SELECT run_id, outcome, count(*) AS ended FROM fetches WHERE outcome IS NOT NULL GROUP BY run_id, outcome) AS outcomes GROUP BY run_id) AS counts
                WHERE counts.run_id = runs.id AND runs.ended_at IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER count_run_as_it_ends ON runs;
                DROP FUNCTION count_run_as_it_ends();
                """);

            migrationBuilder.DropIndex(
                name: "ix_runs_id",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_kind_id",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_fetches_ended_at",
                table: "fetches");

            migrationBuilder.DropIndex(
                name: "ix_fetches_run_id",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "is_quiet",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "tally",
                table: "runs");
        }
    }
}
