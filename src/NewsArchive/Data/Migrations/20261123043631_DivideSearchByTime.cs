using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Migrations
{
    /// <summary>
    /// Divides what search reads by quarters of a year, so that the newest hits of a word are found without reading all of them. A quarter gets
    /// a part of its own when it is worth it; until then, and for all else, there is one part for the rest: a small archive stays undivided.
    /// </summary>
    public partial class DivideSearchByTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE article_search RENAME TO article_search_rest;
                ALTER TABLE article_search_rest DROP CONSTRAINT fk_article_search_articles_article_id;
                ALTER TABLE article_search_rest DROP CONSTRAINT pk_article_search;
                ALTER TABLE article_search_rest ADD CONSTRAINT pk_article_search_rest PRIMARY KEY (article_id, sort_at);
                ALTER INDEX ix_article_search_words RENAME TO ix_article_search_rest_words;
                CREATE TABLE article_search (LIKE article_search_rest INCLUDING DEFAULTS) PARTITION BY RANGE (sort_at);
                ALTER TABLE article_search ADD CONSTRAINT pk_article_search PRIMARY KEY (article_id, sort_at);
                CREATE INDEX ix_article_search_words ON article_search USING gin (words);
                ALTER TABLE article_search ATTACH PARTITION article_search_rest DEFAULT;
                ALTER TABLE article_search ADD CONSTRAINT fk_article_search_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE;

                -- Words are read once by each configuration that texts were indexed with; those of no text are not asked.
                CREATE TABLE search_configurations (configuration text PRIMARY KEY);
                INSERT INTO search_configurations SELECT DISTINCT configuration FROM article_search;

                CREATE FUNCTION divide_article_search(fewest integer) RETURNS integer LANGUAGE plpgsql AS $$
                DECLARE
                  quarter timestamp;
                  part text;
                  added integer := 0;
                BEGIN
                  -- Who writes waits; two that divide do it one after the other.
                  IF (SELECT count(*) FROM (SELECT 1 FROM article_search_rest LIMIT fewest) AS some_rows) < fewest THEN
                    RETURN 0;
                  END IF;
                  LOCK TABLE article_search IN SHARE ROW EXCLUSIVE MODE;
                  FOR quarter IN
                    SELECT date_trunc('quarter', sort_at AT TIME ZONE 'UTC') FROM article_search_rest
                    WHERE isfinite(sort_at) GROUP BY 1 HAVING count(*) >= fewest ORDER BY 1
                  LOOP
                    part := 'article_search_' || to_char(quarter, 'YYYY"q"Q');
                    EXECUTE format('CREATE TABLE %I (LIKE article_search INCLUDING DEFAULTS) WITH (toast_tuple_target = 128)', part);
                    EXECUTE format(
                      'WITH moved AS (DELETE FROM article_search_rest WHERE sort_at >= %1$L AND sort_at < %2$L RETURNING *) INSERT INTO %3$I SELECT * FROM moved',
                      quarter AT TIME ZONE 'UTC', (quarter + interval '3 months') AT TIME ZONE 'UTC', part);
                    EXECUTE format(
                      'ALTER TABLE article_search ATTACH PARTITION %3$I FOR VALUES FROM (%1$L) TO (%2$L)',
                      quarter AT TIME ZONE 'UTC', (quarter + interval '3 months') AT TIME ZONE 'UTC', part);
                    EXECUTE format('ANALYZE %I', part);
                    added := added + 1;
                  END LOOP;
                  RETURN added;
                END $$;

                SELECT divide_article_search(1000);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TABLE search_configurations;
                DROP FUNCTION divide_article_search;
                ALTER TABLE article_search RENAME TO article_search_divided;
                ALTER TABLE article_search_divided RENAME CONSTRAINT pk_article_search TO pk_article_search_divided;
                ALTER TABLE article_search_divided RENAME CONSTRAINT fk_article_search_articles_article_id TO fk_article_search_divided;
                ALTER INDEX ix_article_search_words RENAME TO ix_article_search_divided_words;
                CREATE TABLE article_search (LIKE article_search_divided INCLUDING DEFAULTS);
                INSERT INTO article_search SELECT * FROM article_search_divided;
                DROP TABLE article_search_divided;
                ALTER TABLE article_search ADD CONSTRAINT pk_article_search PRIMARY KEY (article_id);
                ALTER TABLE article_search ADD CONSTRAINT fk_article_search_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE;
                CREATE INDEX ix_article_search_words ON article_search USING gin (words);
                """);
        }
    }
}
