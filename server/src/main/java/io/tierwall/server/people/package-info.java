/**
 * Who there is, and who has which role: accounts and role bindings, changed one at a time, each change logged with its
 * author.
 */
@NullMarked
package io.tierwall.server.people;

import org.jspecify.annotations.NullMarked;
