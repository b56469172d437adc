-- Retention of each learner by exam domain and period, as `rounds stats` has it.
-- Variable: today, the study day on which the periods end.

CREATE OR REPLACE TEMPORARY VIEW periods AS
SELECT * FROM VALUES ('week', 7), ('month', 30), ('year', 365), ('all', NULL) AS (period, days);

-- A card may be in several domains; one without any is in none.
CREATE OR REPLACE TEMPORARY VIEW daily AS
SELECT learner, domain, day, sum(passed) AS passed, sum(failed) AS failed
FROM answers JOIN (SELECT place, explode(domains) AS domain FROM cards) USING (place)
GROUP BY ALL;

CREATE OR REPLACE TEMPORARY VIEW counts AS
SELECT learner, domain, period, sum(passed) AS passed, sum(failed) AS failed
FROM daily JOIN periods
  ON periods.days IS NULL
  OR day BETWEEN date_sub(DATE '${today}', periods.days - 1) AND DATE '${today}'
GROUP BY ALL;

-- With the ends of Wilson's 95 % interval.
CREATE OR REPLACE TEMPORARY VIEW retention AS
WITH
  shares AS (
    SELECT *, passed + failed AS total, passed / (passed + failed) AS share,
      power(1.959963984540054D, 2) AS square
    FROM counts),
  halves AS (
    SELECT *,
      sqrt(square * (share * (1 - share) / total + square / (4D * total * total))) AS half
    FROM shares)
SELECT
  learner, domain, period, passed, failed, share,
  if(passed = 0, 0D, (share + square / (2 * total) - half) / (1 + square / total)) AS low,
  if(failed = 0, 1D, (share + square / (2 * total) + half) / (1 + square / total)) AS high
FROM halves;
