-- The cards of the decks, and the events that retention depends on.
-- Variable: cards, the file that `rounds cards --json` printed.

-- The cards in the order of the decks, with the exam domains that their tags name.
CREATE OR REPLACE TABLE cards AS
SELECT
  row_number() OVER () AS place, id AS card, tags,
  [tag[8:] FOR tag IN tags IF starts_with(tag, 'domain-')] AS domains
FROM read_json(
  getvariable('cards'), format = 'newline_delimited', columns = {id: 'VARCHAR', tags: 'VARCHAR[]'});

-- Each event once: in a copy that a synchronizer made it has the same machine, number and checksum.
-- An answer counts for retention if it moved the schedule of a card in review or with an interval
-- of a day or more; Anki's steps are seconds below zero.
CREATE OR REPLACE TABLE events AS
SELECT DISTINCT
  learner, machine, n, crc, coalesce(event, rounds) AS event,
  card, day, grade >= 3 AS passed,
  device, of, events, "from", "to", version
FROM lines
WHERE crc IS NOT NULL
  AND (rounds = 'journal'
    OR event IN ('undo', 'import', 'relink', 'unlink')
    OR event = 'review'
      AND (kind = 'review'
        OR kind IN ('learn', 'relearn', 'early') AND (before >= 1 OR before <= -86400)));
