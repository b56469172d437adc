-- What trials have shown over many learners, from what each of them exported with
-- `rounds export --anonymous`: FOLDER/LEARNER.jsonl.
-- Variable: logs, the folder.

CREATE OR REPLACE TEMPORARY VIEW lines_of_logs (
  card BIGINT, day INT, grade TINYINT, took BIGINT, kind STRING, before BIGINT, trial INT,
  arm STRING)
USING json OPTIONS (path '${logs}/*.jsonl', mode 'PERMISSIVE');

-- The lines of a file are numbered as they are read, in the order of time.
CREATE OR REPLACE TEMPORARY VIEW log AS
SELECT
  regexp_extract(input_file_name(), '([^/]+)[.]jsonl$', 1) AS learner,
  monotonically_increasing_id() AS line, *
FROM lines_of_logs;

-- The arms, as `rounds trial` lists them: what is left out comes first.
CREATE OR REPLACE TEMPORARY VIEW arms AS
SELECT * FROM VALUES
  ('guess', 'no-guess', 1), ('guess', 'guess', 2),
  ('variants', 'one-wording', 1), ('variants', 'all-wordings', 2),
  ('policy', 'published', 1), ('policy', 'delphi', 2), ('policy', 'anki', 3), ('policy', 'fsrs', 4)
AS (kind, arm, place);

-- The days after the first answer on which an answer counts, as in `rounds trial`.
CREATE OR REPLACE TEMPORARY VIEW horizons AS
SELECT * FROM VALUES (7, 20), (21, 59), (60, 179) AS (days, last);

DROP TABLE IF EXISTS trial_lines;
CREATE TABLE trial_lines USING parquet AS SELECT * FROM log WHERE arm IS NOT NULL;

-- Of each card the first answer that counts for each of these times.
CREATE OR REPLACE TEMPORARY VIEW trial_answers AS
WITH answers AS (
  SELECT *, day - first_value(day) OVER (PARTITION BY learner, trial, card ORDER BY line) AS age
  FROM trial_lines)
SELECT learner, trial, arm, card, days, min_by(grade >= 3, line) AS passed
FROM answers JOIN horizons ON age BETWEEN days AND last
WHERE kind = 'review'
  OR kind IN ('learn', 'relearn', 'early') AND (before >= 1 OR before <= -86400)
GROUP BY learner, trial, arm, card, days;

-- The counts of each learner, as `rounds trial --json` has them of the last trial.
DROP TABLE IF EXISTS trial_counts;
CREATE TABLE trial_counts USING parquet AS
SELECT
  learner, trial, arm, days, count(*) FILTER (WHERE passed) AS passed,
  count(*) FILTER (WHERE NOT passed) AS failed
FROM trial_answers
GROUP BY learner, trial, arm, days;

-- By what was compared: how much more of the second arm is remembered. Each learner with 20 answers
-- or more in each arm counts once, since the answers of one learner are not independent; the interval
-- is 1.96 standard errors of the learners' mean.
WITH
  shares AS (
    SELECT learner, trial, kind, days, arm, place, passed / (passed + failed) AS share
    FROM trial_counts JOIN arms USING (arm)
    WHERE passed + failed >= 20),
  differences AS (
    SELECT
      b.kind, a.arm AS first, b.arm AS second, a.days, b.share - a.share AS difference
    FROM shares AS a JOIN shares AS b
      ON a.learner = b.learner AND a.trial = b.trial AND a.days = b.days
    WHERE a.place < b.place)
SELECT
  kind, first, second, days, count(*) AS learners,
  round(avg(difference), 4) AS difference,
  round(avg(difference) - 1.96D * stddev_samp(difference) / sqrt(count(*)), 4) AS low,
  round(avg(difference) + 1.96D * stddev_samp(difference) / sqrt(count(*)), 4) AS high
FROM differences
GROUP BY kind, first, second, days
ORDER BY kind, first, second, days;
