/** Who asked to change what, when, from where, and what became of it. What a request says is no part of it. */
@NullMarked
package io.tierwall.server.audit;

import org.jspecify.annotations.NullMarked;
