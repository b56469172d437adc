// Prints the seconds in which simdjson walks over the objects of a JSON Lines file in memory: the
// floor of reading a journal.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <simdjson.h>

int main(int, char **arguments) {
  auto text = simdjson::padded_string::load(arguments[1]).value();
  auto start = std::chrono::steady_clock::now();
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream objects;
  if (parser.iterate_many(text, 1 << 20).get(objects)) return 1;
  int64_t sum = 0;
  for (auto object : objects) {
    int64_t at;
    if (object["at"].get(at) == simdjson::SUCCESS) sum += at;
  }
  std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  if (sum == 0) return 1;
  std::printf("%f\n", passed.count());
}
