-- The cards of the decks, and the events that retention depends on.
-- Variable: cards, the file that `rounds cards --json` printed.

CREATE OR REPLACE TEMPORARY VIEW printed (id STRING, tags ARRAY<STRING>)
USING json OPTIONS (path '${cards}');

-- The cards in the order of the decks, with the exam domains that their tags name.
DROP TABLE IF EXISTS cards;
CREATE TABLE cards USING parquet AS
SELECT
  monotonically_increasing_id() AS place, id AS card, tags,
  transform(filter(tags, tag -> startswith(tag, 'domain-')), tag -> substr(tag, 8)) AS domains
FROM printed;

-- Each event once: in a copy that a synchronizer made it has the same machine, number and checksum.
-- An answer counts for retention if it moved the schedule of a card in review or with an interval
-- of a day or more; Anki's steps are seconds below zero.
DROP TABLE IF EXISTS events;
CREATE TABLE events USING parquet AS
SELECT DISTINCT
  learner, machine, n, crc, coalesce(event, rounds) AS event,
  card, day, grade >= 3 AS passed,
  device, of, events, `from`, `to`, version
FROM lines
WHERE crc IS NOT NULL
  AND (rounds = 'journal'
    OR event IN ('undo', 'import', 'relink', 'unlink')
    OR event = 'review'
      AND (kind = 'review'
        OR kind IN ('learn', 'relearn', 'early') AND (before >= 1 OR before <= -86400)));
