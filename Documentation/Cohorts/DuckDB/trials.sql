-- What trials have shown over many learners, from what each of them exported with
-- `rounds export --anonymous`: FOLDER/LEARNER.jsonl.
-- Variable: logs, the folder.

CREATE OR REPLACE VIEW log AS
SELECT parse_filename(filename, true) AS learner, * EXCLUDE filename
FROM read_json(
  getvariable('logs') || '/*.jsonl',
  format = 'newline_delimited', ignore_errors = true, filename = true,
  columns = {
    card: 'BIGINT', day: 'INTEGER', grade: 'TINYINT', took: 'BIGINT', kind: 'VARCHAR',
    before: 'BIGINT', trial: 'INTEGER', arm: 'VARCHAR'});

-- The arms, as `rounds trial` lists them: what is left out comes first.
CREATE OR REPLACE TABLE arms AS
FROM (VALUES
  ('guess', 'no-guess', 1), ('guess', 'guess', 2),
  ('variants', 'one-wording', 1), ('variants', 'all-wordings', 2),
  ('policy', 'published', 1), ('policy', 'delphi', 2), ('policy', 'anki', 3), ('policy', 'fsrs', 4)
) AS arms(kind, arm, place);

-- The days after the first answer on which an answer counts, as in `rounds trial`.
CREATE OR REPLACE TABLE horizons AS
FROM (VALUES (7, 20), (21, 59), (60, 179)) AS horizons(days, last);

-- Of each card the first answer that counts for each of these times. An export has the lines in the
-- order of time, and an arm only where the trial counts the answer.
CREATE OR REPLACE TABLE trial_answers AS
WITH
  numbered AS (SELECT *, row_number() OVER (PARTITION BY learner) AS line FROM log),
  answers AS (
    SELECT *, day - first_value(day) OVER (PARTITION BY learner, trial, card ORDER BY line) AS age
    FROM numbered WHERE arm IS NOT NULL)
SELECT learner, trial, arm, card, days, arg_min(grade >= 3, line) AS passed
FROM answers JOIN horizons ON age BETWEEN days AND last
WHERE kind = 'review'
  OR kind IN ('learn', 'relearn', 'early') AND (before >= 1 OR before <= -86400)
GROUP BY ALL;

-- The counts of each learner, as `rounds trial --json` has them of the last trial.
CREATE OR REPLACE TABLE trial_counts AS
SELECT
  learner, trial, arm, days, count(*) FILTER (passed) AS passed,
  count(*) FILTER (NOT passed) AS failed
FROM trial_answers
GROUP BY ALL;

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
      second.kind, first.arm AS first, second.arm AS second, days,
      second.share - first.share AS difference
    FROM shares AS first JOIN shares AS second USING (learner, trial, days)
    WHERE first.place < second.place)
SELECT
  kind, first, second, days, count(*) AS learners,
  round(avg(difference), 4) AS difference,
  round(avg(difference) - 1.96 * stddev_samp(difference) / sqrt(count(*)), 4) AS low,
  round(avg(difference) + 1.96 * stddev_samp(difference) / sqrt(count(*)), 4) AS high
FROM differences
GROUP BY ALL
ORDER BY ALL;
