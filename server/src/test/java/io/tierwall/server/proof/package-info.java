@NullMarked
package io.tierwall.server.proof;

import org.jspecify.annotations.NullMarked;
