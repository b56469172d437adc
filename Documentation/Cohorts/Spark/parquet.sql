-- The lines as compact.sql of DuckDB has written them.
-- Variable: parquet.

CREATE OR REPLACE TEMPORARY VIEW lines USING parquet OPTIONS (path '${parquet}');
