// Checks the library in WebAssembly, where an Int has 32 bits, against the test vectors.
//   node vectors.mjs library.wasm VECTORS
import { readFileSync } from 'node:fs';

const [file, folder] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(readFileSync(file), {});
const library = instance.exports;
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
let checks = 0;

function expect(found, expected, what) {
  checks += 1;
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  console.error(`${what}\n  found    ${JSON.stringify(found)}\n  expected ${JSON.stringify(expected)}`);
  process.exit(1);
}

for (const [delphi, name] of [[0, 'sm2_original'], [1, 'sm2_delphi']]) {
  const { exhaustive, random40_capped: random } = read(name);
  for (const row of [...exhaustive, ...(random ?? [])]) {
    const [grades, states] = row.slice(-2);
    library.sm2_begin();
    states.forEach((state, index) => {
      library.sm2_answer(delphi, Number(grades[index]));
      const [repetition, easiness, interval] = state;
      expect([0, 1, 2].map((i) => library.sm2_number(i)),
        [repetition, easiness, Math.min(Number(interval), 36500)], `${name} ${grades}, answer ${index + 1}`);
    });
  }
}

const { presets, vectors } = read('anki_sm2');

function configure({ new: learning, rev: review, lapse }) {
  library.anki_begin();
  learning.delays.forEach((minutes) => library.anki_step(0, minutes * 60));
  lapse.delays.forEach((minutes) => library.anki_step(1, minutes * 60));
  [learning.ints[0], learning.ints[1], learning.initialFactor / 10, review.ease4, review.hardFactor,
    review.ivlFct, review.maxIvl, lapse.mult, lapse.minInt, lapse.leechFails,
  ].forEach((value, index) => library.anki_option(index, value));
  expect(library.anki_ready(), 0, `the options of preset ${JSON.stringify(lapse)}`);
}

for (const { preset, state, now, rollover, result } of vectors) {
  configure(presets[preset]);
  const moment = Date.parse(now);
  const start = Math.floor(moment / 86400000) * 86400000 + rollover * 3600000;
  const dayEnd = moment < start ? start : start + 86400000;
  for (const expected of result) {
    library.anki_answer(state.type, state.ivl, Math.trunc(state.factor / 10), state.left, state.reps,
      state.lapses, state.late, expected.revlog.ease, moment, dayEnd);
    const [phase, interval, easiness, reviews, lapses, left, days, dueAt, wait, before, leech] =
      [...Array(11).keys()].map((i) => library.anki_number(i));
    const factor = phase === 1 ? 0 : easiness * 10;
    expect({
      type: phase,
      due: dueAt >= 0 ? { secs_from_now: Math.trunc((dueAt - moment) / 1000) } : { days_from_today: days },
      ivl: interval, factor, reps: reviews, lapses, left,
      revlog: { ease: expected.revlog.ease, ivl: wait, lastIvl: before, factor, type: Math.max(0, state.type - 1) },
      leech_tag: leech === 1,
    }, {
      type: expected.type, due: expected.due, ivl: expected.ivl, factor: expected.factor,
      reps: expected.reps, lapses: expected.lapses, left: expected.left, revlog: expected.revlog,
      leech_tag: expected.leech_tag,
    }, `preset ${preset}, ${JSON.stringify(state)}, button ${expected.revlog.ease}`);
  }
}

expect(library.printed_length(), 'new, 6 days, SM-2 as published, 9999-12-31'.length, 'what is printed');
console.log(`${checks} vectors hold with Ints of 32 bits`);
