-- Retention of each learner by exam domain and period, as `rounds stats` has it.
-- Variable: today, the study day on which the periods end.

CREATE OR REPLACE TABLE periods AS
FROM (VALUES ('week', 7), ('month', 30), ('year', 365), ('all', NULL)) AS periods(period, days);

-- The ends of Wilson's 95 % interval of a share p of n answers: sign is -1 or 1.
CREATE OR REPLACE MACRO wilson(p, n, sign) AS
  (p + 1.959963984540054e0 ^ 2 / (2 * n)
    + sign * 1.959963984540054e0 * sqrt(p * (1 - p) / n + 1.959963984540054e0 ^ 2 / (4 * n * n)))
  / (1 + 1.959963984540054e0 ^ 2 / n);

-- A card may be in several domains; one without any is in none.
CREATE OR REPLACE TABLE retention AS
WITH
  domains AS (SELECT place, unnest(domains) AS domain FROM cards),
  days AS (
    SELECT learner, domain, day, sum(passed) AS passed, sum(failed) AS failed
    FROM answers JOIN domains USING (place)
    GROUP BY ALL),
  counts AS (
    SELECT learner, domain, period, sum(passed)::BIGINT AS passed, sum(failed)::BIGINT AS failed
    FROM days JOIN periods
      ON periods.days IS NULL
      OR day BETWEEN getvariable('today') - (periods.days - 1) AND getvariable('today')
    GROUP BY ALL)
SELECT
  *, passed / (passed + failed) AS share,
  if(passed = 0, 0, greatest(0, wilson(share, passed + failed, -1))) AS low,
  if(failed = 0, 1, least(1, wilson(share, passed + failed, 1))) AS high
FROM counts;
