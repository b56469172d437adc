-- Every line of every journal, FOLDER/LEARNER/journal/*.jsonl.
-- Variable: folder.

-- A line that is no JSON, such as a torn last one, has no checksum.
CREATE OR REPLACE TEMPORARY VIEW journals (
  rounds STRING, version INT, n BIGINT, `at` BIGINT, event STRING,
  card STRING, grade TINYINT, day DATE, took BIGINT, kind STRING,
  before BIGINT, after BIGINT, device STRING, of BIGINT, events BIGINT,
  `from` STRING, `to` STRING, crc STRING)
USING json OPTIONS (path '${folder}/*/journal/*.jsonl', mode 'PERMISSIVE');

CREATE OR REPLACE TEMPORARY VIEW lines AS
SELECT
  split_part(input_file_name(), '/', -3) AS learner,
  split_part(split_part(input_file_name(), '/', -1), '.', 1) AS machine,
  *
FROM journals;
