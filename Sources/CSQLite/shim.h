// SQLite: a database in a file. <https://www.sqlite.org>
#include <sqlite3.h>

/// Keeps a database from touching its own schema and shadow tables, whatever a statement asks for.
/// sqlite3_db_config() takes a variable number of arguments, which Swift cannot pass.
static inline void csqlite_be_defensive(sqlite3 *database) {
#ifdef SQLITE_DBCONFIG_DEFENSIVE
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
#endif
#ifdef SQLITE_DBCONFIG_TRUSTED_SCHEMA
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
#endif
}
