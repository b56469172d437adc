// A minimal review on a terminal: shows a page after each key, and for a grade first appends a line
// to the file in its argument and syncs it. The lower bound of an answer, including the terminal.

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

int main(int count, char **arguments) {
  struct termios settings;
  tcgetattr(0, &settings);
  cfmakeraw(&settings);
  tcsetattr(0, TCSANOW, &settings);
  int file = open(arguments[1], O_CREAT | O_APPEND | O_WRONLY, 0600);
  char line[180], page[360], key = 0;
  memset(line, 'x', sizeof line);
  memset(page, '-', sizeof page);
  memcpy(page + sizeof page - 9, "the next", 8);
  do {
    if (key == '4' && (write(file, line, sizeof line) < 0 || fdatasync(file) != 0)) return 1;
    if (write(1, page, sizeof page) < 0) return 1;
  } while (read(0, &key, 1) == 1 && key != 'q');
}
