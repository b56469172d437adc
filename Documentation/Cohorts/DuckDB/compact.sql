-- Writes the lines as Parquet, each once, in sixteen parts by learner.
-- Variable: parquet, the folder to write.

COPY (
  SELECT DISTINCT *, md5(learner)[:1] AS bucket
  FROM lines
  WHERE (n IS NOT NULL OR rounds IS NOT NULL) AND crc IS NOT NULL
  ORDER BY bucket, learner, machine, n
) TO (getvariable('parquet')) (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (bucket));
