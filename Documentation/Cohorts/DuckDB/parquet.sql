-- The lines as compact.sql has written them.
-- Variable: parquet.

CREATE OR REPLACE VIEW lines AS
FROM read_parquet(getvariable('parquet') || '/bucket=*/*.parquet', hive_partitioning = true);
