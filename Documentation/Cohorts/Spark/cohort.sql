-- The cohort's retention of the last 30 days by exam domain, the weakest first: all answers
-- together, and of the learners with 20 answers or more the share that a tenth of them and half of
-- them stay under.

SELECT
  domain, count(*) AS learners, sum(passed + failed) AS answers,
  round(sum(passed) / sum(passed + failed), 4) AS share,
  round(percentile(share, 0.1) FILTER (WHERE passed + failed >= 20), 4) AS tenth,
  round(percentile(share, 0.5) FILTER (WHERE passed + failed >= 20), 4) AS half
FROM retention
WHERE period = 'month'
GROUP BY domain
ORDER BY share, domain;
