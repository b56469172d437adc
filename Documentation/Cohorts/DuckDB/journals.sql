-- Every line of every journal, FOLDER/LEARNER/journal/*.jsonl.
-- Variable: folder.

-- A line that is no JSON, such as a torn last one, is all NULL. The part of a file's name before the
-- first full stop is the machine: `laptop-4f2k.sync-conflict-….jsonl` is a copy of its journal.
CREATE OR REPLACE VIEW lines AS
SELECT
  parse_path(filename)[-3] AS learner,
  split_part(parse_filename(filename), '.', 1) AS machine,
  * EXCLUDE filename
FROM read_json(
  getvariable('folder') || '/*/journal/*.jsonl',
  format = 'newline_delimited', ignore_errors = true, filename = true,
  columns = {
    rounds: 'VARCHAR', version: 'INTEGER', n: 'BIGINT', "at": 'BIGINT', event: 'VARCHAR',
    card: 'VARCHAR', grade: 'TINYINT', day: 'DATE', took: 'BIGINT', kind: 'VARCHAR',
    before: 'BIGINT', after: 'BIGINT', device: 'VARCHAR', of: 'BIGINT', events: 'BIGINT',
    "from": 'VARCHAR', "to": 'VARCHAR', crc: 'VARCHAR'});
