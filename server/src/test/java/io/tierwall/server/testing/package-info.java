/** What tests of the manager share: a client, clusters that only pretend, and a manager in a directory of its own. */
@NullMarked
package io.tierwall.server.testing;

import org.jspecify.annotations.NullMarked;
