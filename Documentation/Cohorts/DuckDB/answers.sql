-- Which answers count, and for which card of the decks.
-- Variable: tag, of which cards alone (as `rounds stats --tag`), or NULL for all.

-- Undos, each with the import that brought it, if one did: a backup comes back as an import of
-- undos.
CREATE OR REPLACE TABLE undos AS
SELECT undo.learner, undo.machine, undo.n, undo.device, undo.of, head.n AS head
FROM (FROM events WHERE event = 'undo') AS undo
LEFT JOIN (FROM events WHERE event = 'import') AS head
  ON head.learner = undo.learner AND head.machine = undo.machine
  AND undo.n BETWEEN head.n + 1 AND head.n + head.events;

-- The events that undos name and that are taken back. An undo counts if neither it nor its import
-- is taken back. The first pass lets all undos count, each further one those that the pass before
-- it does not take back: after as many passes as undos stand on each other, nothing changes.
CREATE OR REPLACE TABLE taken_back AS
WITH RECURSIVE passes AS (
  SELECT DISTINCT 1 AS pass, learner, device AS machine, of AS n FROM undos
  UNION ALL
  SELECT DISTINCT (SELECT max(pass) FROM passes) + 1, learner, device, of
  FROM undos
  WHERE (SELECT max(pass) FROM passes) < 8
    AND NOT EXISTS (
      FROM passes
      WHERE passes.learner = undos.learner AND passes.machine = undos.machine
        AND passes.n IN (undos.n, undos.head))
)
SELECT learner, machine, n FROM passes WHERE pass = 8;

-- With an import goes all that it brought.
INSERT INTO taken_back
SELECT learner, machine, unnest(range(n + 1, n + events + 1))
FROM events SEMI JOIN taken_back USING (learner, machine, n)
WHERE event = 'import';

-- The cards of which the numbers are.
CREATE OR REPLACE VIEW chosen AS
FROM cards WHERE getvariable('tag') IS NULL OR list_contains(tags, getvariable('tag'));

-- The names that cards had: a relink gives two names one history, whatever the order of relinks.
-- Where several cards of the decks share a history, it is the first one's.
CREATE OR REPLACE TABLE names AS
WITH RECURSIVE
  relinks AS (
    SELECT learner, "from", "to" FROM events ANTI JOIN taken_back USING (learner, machine, n)
    WHERE event = 'relink'),
  pairs AS (
    SELECT learner, "from" AS name, "to" AS other FROM relinks
    UNION
    SELECT learner, "to", "from" FROM relinks),
  reached AS (
    SELECT learner, name, name AS other FROM pairs
    UNION
    SELECT reached.learner, reached.name, pairs.other
    FROM reached JOIN pairs ON pairs.learner = reached.learner AND pairs.name = reached.other)
SELECT learner, name AS card, min(place) AS place
FROM reached LEFT JOIN chosen ON chosen.card = reached.other
GROUP BY ALL;

-- The answers that count, by learner, card of the decks and day.
CREATE OR REPLACE TABLE answers AS
SELECT
  learner, if(names.card IS NULL, chosen.place, names.place) AS place, day,
  count(*) FILTER (passed) AS passed, count(*) FILTER (NOT passed) AS failed
FROM (FROM events WHERE event = 'review') AS review
ANTI JOIN taken_back USING (learner, machine, n)
LEFT JOIN names USING (learner, card)
LEFT JOIN chosen USING (card)
GROUP BY ALL;
