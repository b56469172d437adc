// libarchive: zip and zstd. <https://www.libarchive.org>
#include <archive.h>
#include <archive_entry.h>
