using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Migrations
{
    /// <inheritdoc />
    public partial class CollectByItself : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_runs_kind",
                table: "runs");

            migrationBuilder.DropCheckConstraint(
                name: "ck_fetches_outcome",
                table: "fetches");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "collect_after",
                table: "runs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "collect_before",
                table: "runs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "feed_id",
                table: "runs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "runs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "source_id",
                table: "runs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "bytes",
                table: "fetches",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "feed_id",
                table: "fetches",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "host",
                table: "fetches",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "interruptions",
                table: "fetches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "fetches",
                type: "text",
                nullable: false,
                defaultValue: "page");

            migrationBuilder.AddColumn<int>(
                name: "milliseconds",
                table: "fetches",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "priority",
                table: "fetches",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "source_id",
                table: "fetches",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "status",
                table: "fetches",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "announced",
                table: "feeds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "body_sha256",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "failures",
                table: "feeds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "interval_minutes",
                table: "feeds",
                type: "integer",
                nullable: false,
                defaultValue: 60);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_new_at",
                table: "feeds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pattern",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "title",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trouble",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "e_tag",
                table: "articles",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "last_modified",
                table: "articles",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_visit_at",
                table: "articles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "story_id",
                table: "articles",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "article_addresses",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_addresses", x => x.key);
                    table.ForeignKey(
                        name: "fk_article_addresses_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_signatures",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    minima = table.Column<byte[]>(type: "bytea", nullable: true),
                    bands = table.Column<long[]>(type: "bigint[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_signatures", x => x.article_id);
                    table.ForeignKey(
                        name: "fk_article_signatures_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hosts",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    priority = table.Column<short>(type: "smallint", nullable: false),
                    next_fetch_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    leased_by = table.Column<string>(type: "text", nullable: true),
                    delay_seconds = table.Column<double>(type: "double precision", nullable: true),
                    crawl_delay_seconds = table.Column<double>(type: "double precision", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    trouble = table.Column<string>(type: "text", nullable: true),
                    last_fetch_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    requests = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hosts", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "robots_files",
                columns: table => new
                {
                    origin = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    fetched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_robots_files", x => x.origin);
                });

            migrationBuilder.CreateIndex(
                name: "ix_runs_feed_id",
                table: "runs",
                column: "feed_id");

            migrationBuilder.CreateIndex(
                name: "ix_runs_kind",
                table: "runs",
                column: "kind",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_runs_source_id_id",
                table: "runs",
                columns: new[] { "source_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.AddCheckConstraint(
                name: "ck_runs_kind",
                table: "runs",
                sql: "kind IN ('scrape', 'import', 'sample', 'feed', 'revisit', 'backfill')");

            migrationBuilder.DropIndex(
                name: "ix_fetches_due_at",
                table: "fetches");

            migrationBuilder.CreateIndex(
                name: "ix_fetches_due_at",
                table: "fetches",
                column: "due_at",
                filter: "ended_at IS NULL AND leased_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_fetches_feed_id",
                table: "fetches",
                column: "feed_id");

            migrationBuilder.CreateIndex(
                name: "ix_fetches_host_priority_due_at",
                table: "fetches",
                columns: new[] { "host", "priority", "due_at" },
                filter: "ended_at IS NULL AND leased_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_fetches_leased_until",
                table: "fetches",
                column: "leased_until",
                filter: "leased_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_fetches_source_id_ended_at",
                table: "fetches",
                columns: new[] { "source_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_fetches_url",
                table: "fetches",
                column: "url")
                .Annotation("Npgsql:IndexMethod", "hash");

            migrationBuilder.AddCheckConstraint(
                name: "ck_fetches_kind",
                table: "fetches",
                sql: "kind IN ('page', 'feed', 'record')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_fetches_outcome",
                table: "fetches",
                sql: "outcome IN ('added', 'revised', 'unchanged', 'duplicate', 'skipped', 'failed', 'read')");

            migrationBuilder.CreateIndex(
                name: "ix_articles_next_visit_at",
                table: "articles",
                column: "next_visit_at",
                filter: "next_visit_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_articles_story_id",
                table: "articles",
                column: "story_id",
                filter: "story_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_article_addresses_article_id",
                table: "article_addresses",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_signatures_bands",
                table: "article_signatures",
                column: "bands")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_hosts_priority_due_at",
                table: "hosts",
                columns: new[] { "priority", "due_at" },
                filter: "due_at IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_fetches_feeds_feed_id",
                table: "fetches",
                column: "feed_id",
                principalTable: "feeds",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_fetches_sources_source_id",
                table: "fetches",
                column: "source_id",
                principalTable: "sources",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_runs_feeds_feed_id",
                table: "runs",
                column: "feed_id",
                principalTable: "feeds",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_runs_sources_source_id",
                table: "runs",
                column: "source_id",
                principalTable: "sources",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            // What was noted before, and what is in the queue, in the new terms.
            migrationBuilder.Sql(
                """
                UPDATE fetches SET kind = 'record' WHERE run_id IN (SELECT id FROM runs WHERE kind = 'import');
                UPDATE fetches SET host = lower(substring(url FROM '^[a-zA-Z]+://(?:[^/@]*@)?([^/:?#]+)')) WHERE ended_at IS NULL;
                INSERT INTO hosts (name, due_at, priority, failures, requests)
                SELECT host, min(due_at), 0, 0, 0 FROM fetches WHERE ended_at IS NULL AND host IS NOT NULL GROUP BY host;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_fetches_feeds_feed_id",
                table: "fetches");

            migrationBuilder.DropForeignKey(
                name: "fk_fetches_sources_source_id",
                table: "fetches");

            migrationBuilder.DropForeignKey(
                name: "fk_runs_feeds_feed_id",
                table: "runs");

            migrationBuilder.DropForeignKey(
                name: "fk_runs_sources_source_id",
                table: "runs");

            migrationBuilder.DropTable(
                name: "article_addresses");

            migrationBuilder.DropTable(
                name: "article_signatures");

            migrationBuilder.DropTable(
                name: "hosts");

            migrationBuilder.DropTable(
                name: "robots_files");

            migrationBuilder.DropIndex(
                name: "ix_runs_feed_id",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_kind",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_source_id_id",
                table: "runs");

            migrationBuilder.DropCheckConstraint(
                name: "ck_runs_kind",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_fetches_feed_id",
                table: "fetches");

            migrationBuilder.DropIndex(
                name: "ix_fetches_host_priority_due_at",
                table: "fetches");

            migrationBuilder.DropIndex(
                name: "ix_fetches_leased_until",
                table: "fetches");

            migrationBuilder.DropIndex(
                name: "ix_fetches_due_at",
                table: "fetches");

            migrationBuilder.CreateIndex(
                name: "ix_fetches_due_at",
                table: "fetches",
                column: "due_at",
                filter: "ended_at IS NULL");

            migrationBuilder.DropIndex(
                name: "ix_fetches_source_id_ended_at",
                table: "fetches");

            migrationBuilder.DropIndex(
                name: "ix_fetches_url",
                table: "fetches");

            migrationBuilder.DropCheckConstraint(
                name: "ck_fetches_kind",
                table: "fetches");

            migrationBuilder.DropCheckConstraint(
                name: "ck_fetches_outcome",
                table: "fetches");

            migrationBuilder.DropIndex(
                name: "ix_articles_next_visit_at",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "ix_articles_story_id",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "collect_after",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "collect_before",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "feed_id",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "source_id",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "bytes",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "feed_id",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "host",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "interruptions",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "milliseconds",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "source_id",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "status",
                table: "fetches");

            migrationBuilder.DropColumn(
                name: "announced",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "body_sha256",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "failures",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "interval_minutes",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "last_new_at",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "pattern",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "title",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "trouble",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "e_tag",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "last_modified",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "next_visit_at",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "story_id",
                table: "articles");

            migrationBuilder.AddCheckConstraint(
                name: "ck_runs_kind",
                table: "runs",
                sql: "kind IN ('scrape', 'import', 'sample', 'feed')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_fetches_outcome",
                table: "fetches",
                sql: "outcome IN ('added', 'revised', 'unchanged', 'duplicate', 'skipped', 'failed')");
        }
    }
}
