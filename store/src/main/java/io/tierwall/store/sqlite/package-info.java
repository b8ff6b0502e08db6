/** The store in one SQLite file. A commit is on the disk before it is acknowledged (WAL, synchronous=FULL). */
@NullMarked
package io.tierwall.store.sqlite;

import org.jspecify.annotations.NullMarked;
