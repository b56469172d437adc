-- Writes the lines as Parquet, each once, in sixteen parts by learner.
-- Variable: parquet, the folder to write.

CREATE TABLE compacted USING parquet PARTITIONED BY (bucket) LOCATION '${parquet}' AS
SELECT DISTINCT *, substr(md5(learner), 1, 1) AS bucket
FROM lines
WHERE (n IS NOT NULL OR rounds IS NOT NULL) AND crc IS NOT NULL
DISTRIBUTE BY bucket SORT BY learner, machine, n;
