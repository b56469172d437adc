// Pseudo-terminals and process creation, for tests.

#ifndef ROUNDS_CPSEUDOTERMINAL_SHIM_H
#define ROUNDS_CPSEUDOTERMINAL_SHIM_H

#if defined(__APPLE__)
#include <util.h>
#else
#include <pty.h>
#endif
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// glibc hides POSIX_SPAWN_SETSID behind _GNU_SOURCE.
#if defined(__APPLE__)
#define ROUNDS_SPAWN_SETSID 0x0400
#else
#define ROUNDS_SPAWN_SETSID 0x80
#endif

// The same with wcwidth, which the emulated screen uses for the widths of characters.
#include <wchar.h>
#if defined(__GLIBC__)
extern int wcwidth(wchar_t character);
#endif
static inline int rounds_character_width(wchar_t character) { return wcwidth(character); }

// The macros of <sys/wait.h> are not imported.
static inline int rounds_has_exited(int status) { return WIFEXITED(status); }
static inline int rounds_exit_status(int status) { return WEXITSTATUS(status); }
static inline int rounds_ending_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

#endif
