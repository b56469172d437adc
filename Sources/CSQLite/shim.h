// SQLite: a database in a file. <https://www.sqlite.org>
#include <sqlite3.h>

/// Prevents statements from changing a database's schema and shadow tables directly.
/// sqlite3_db_config() is variadic, so Swift cannot call it.
static inline void csqlite_be_defensive(sqlite3 *database) {
#ifdef SQLITE_DBCONFIG_DEFENSIVE
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
#endif
#ifdef SQLITE_DBCONFIG_TRUSTED_SCHEMA
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
#endif
}
