// A disk that records steps and can fail, put under a program with LD_PRELOAD.
//
// Every step that changes something under $DISK_ROOT is recorded in the file $DISK_LOG: a letter and
// its fields, each preceded by its length. With $DISK_FAIL=N the Nth step that can fail does so, in
// the way set by $DISK_HOW: eio, enospc or short (half of a write is done).
//
//   W path offset bytes    bytes were written
//   T path size            a file was truncated or emptied
//   C path                 a file was created
//   S path                 a file or a folder was made durable
//   R path path            renamed      L path path    a hard link
//   U path                 removed      D path         a folder was created
//   O bytes                output on standard output
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int log_file = -1, fail_at = 0, steps = 0;
static const char *root, *how;
static char paths[1024][PATH_MAX];

// One step at a time: records of concurrent threads would be mixed up.
static pthread_mutex_t steps_lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int begin_step(void) { return pthread_mutex_lock(&steps_lock); }
static void end_step(int *step) {
  (void)step;
  int error = errno;
  pthread_mutex_unlock(&steps_lock);
  errno = error;
}
#define ONE_STEP __attribute__((cleanup(end_step), unused)) int step = begin_step()

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

__attribute__((constructor)) static void begin(void) {
  root = getenv("DISK_ROOT");
  how = getenv("DISK_HOW");
  const char *log = getenv("DISK_LOG"), *fail = getenv("DISK_FAIL");
  if (fail) fail_at = atoi(fail);
  if (log) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_watched(const char *path) {
  return root && path && strncmp(path, root, strlen(root)) == 0;
}

static void field(const void *bytes, size_t count) {
  char length[32];
  int digits = snprintf(length, sizeof length, "%zu:", count);
  syscall(SYS_write, log_file, length, digits);
  syscall(SYS_write, log_file, bytes, count);
}

static void text(const char *bytes) { field(bytes, strlen(bytes)); }

static void number(long value) {
  char digits[32];
  snprintf(digits, sizeof digits, "%ld", value);
  text(digits);
}

static void note(char what, const char *path) {
  if (log_file < 0) return;
  int error = errno;
  syscall(SYS_write, log_file, &what, 1);
  text(path);
  errno = error;
}

// Whether this step has to fail.
static int fails(void) {
  if (!fail_at || ++steps != fail_at) return 0;
  errno = how && strcmp(how, "enospc") == 0 ? ENOSPC : EIO;
  return 1;
}

static int known(int fd) { return fd >= 0 && fd < 1024 && paths[fd][0]; }

static int opened(int fd, const char *path, int flags, int was_there) {
  if (fd < 0 || fd >= 1024) return fd;
  paths[fd][0] = 0;
  if (!is_watched(path)) return fd;
  strncpy(paths[fd], path, PATH_MAX - 1);
  if (!was_there && (flags & O_CREAT)) note('C', path);
  if (was_there && (flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY) {
    note('T', path);
    if (log_file >= 0) number(0);
  }
  return fd;
}

static int open_any(const char *path, int flags, mode_t mode) {
  int was_there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  if (is_watched(path) && (flags & O_CREAT) && !was_there && fails()) return -1;
  return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags, was_there);
}

int open(const char *path, int flags, ...) {
  ONE_STEP;
  va_list list;
  va_start(list, flags);
  mode_t mode = va_arg(list, mode_t);
  va_end(list);
  return open_any(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  ONE_STEP;
  va_list list;
  va_start(list, flags);
  mode_t mode = va_arg(list, mode_t);
  va_end(list);
  return open_any(path, flags, mode);
}

int close(int fd) {
  ONE_STEP;
  if (known(fd)) paths[fd][0] = 0;
  return REAL(close, fd);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  ONE_STEP;
  if (fd == 1 && log_file >= 0 && root) {
    char what = 'O';
    syscall(SYS_write, log_file, &what, 1);
    field(bytes, count);
  }
  if (!known(fd)) return REAL(write, fd, bytes, count);
  if (fails()) {
    if (!how || strcmp(how, "short") != 0) return -1;
    count = count > 1 ? count / 2 : count;
  }
  off_t offset = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
  ssize_t written = REAL(write, fd, bytes, count);
  if (written > 0 && log_file >= 0) {
    note('W', paths[fd]);
    number(offset);
    field(bytes, written);
  }
  return written;
}

static int truncated(int fd, off_t size) {
  ONE_STEP;
  if (known(fd) && fails()) return -1;
  int result = syscall(SYS_ftruncate, fd, size);
  if (result == 0 && known(fd)) {
    note('T', paths[fd]);
    if (log_file >= 0) number(size);
  }
  return result;
}

int ftruncate(int fd, off_t size) { return truncated(fd, size); }
int ftruncate64(int fd, off64_t size) { return truncated(fd, size); }

static int synced(int fd, int result) {
  if (result == 0 && known(fd)) note('S', paths[fd]);
  return result;
}

int fsync(int fd) {
  ONE_STEP;
  return known(fd) && fails() ? -1 : synced(fd, REAL(fsync, fd));
}
int fdatasync(int fd) {
  ONE_STEP;
  return known(fd) && fails() ? -1 : synced(fd, REAL(fdatasync, fd));
}

static int two(char what, const char *path, const char *other, int result) {
  if (result == 0 && is_watched(path)) {
    note(what, path);
    if (log_file >= 0) text(other);
  }
  return result;
}

int rename(const char *path, const char *other) {
  ONE_STEP;
  if (is_watched(path) && fails()) return -1;
  return two('R', path, other, REAL(rename, path, other));
}

int link(const char *path, const char *other) {
  ONE_STEP;
  if (is_watched(path) && fails()) return -1;
  return two('L', path, other, REAL(link, path, other));
}

static int one(char what, const char *path, int result) {
  if (result == 0 && is_watched(path)) note(what, path);
  return result;
}

int unlink(const char *path) {
  ONE_STEP;
  if (is_watched(path) && fails()) return -1;
  return one('U', path, REAL(unlink, path));
}

int rmdir(const char *path) {
  ONE_STEP;
  if (is_watched(path) && fails()) return -1;
  return one('U', path, REAL(rmdir, path));
}

int mkdir(const char *path, mode_t mode) {
  ONE_STEP;
  if (is_watched(path) && fails()) return -1;
  return one('D', path, REAL(mkdir, path, mode));
}
